import { Button, Drawer, Input } from 'antd'
import { useState } from 'react'
import { addKeyContact, type KeyHousehold } from '#contract/key-households.ts'
import { contactManners, type ContactManner } from '#domain/casework/follow-up.ts'
import { Field, Fields } from '#ui/field.tsx'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useToday } from '#ui/today.ts'
import { useWrite } from '../../use-write.ts'
import { useCodeName } from '../roster/code-names.ts'
import { ChoiceChips } from '../visit/choice-chips.tsx'
import '../visit/visit.css'

/** One more line in the log of contacts. */
export function AddContact({ of, onClose }: { readonly of: KeyHousehold; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const today = useToday()
  const codeName = useCodeName()
  const [said, setSaid] = useState({ on: today, manner: 'HOME' as ContactManner, found: '', done: '', next: '' })
  const add = useWrite(addKeyContact, { onDone: onClose })
  return (
    <Drawer open size={520} title={t('key-households.contact.of', { name: of.personName ?? of.headName })} onClose={onClose} extra={<Button type="primary" loading={add.isPending} disabled={said.found.trim() === ''} onClick={() => add.mutate({ params: { id: of.id }, body: said })}>{t('ui.save')}</Button>}>
      <ProblemNote problem={add.error} />
      <Fields>
        <Field label={t('key-households.contact.on')} id="contact-on"><Input id="contact-on" type="date" max={today} style={{ width: 180 }} value={said.on} onChange={(event) => setSaid((before) => ({ ...before, on: event.target.value }))} /></Field>
        <div><span className="field-label">{t('key-households.contact.manner')}</span><ChoiceChips name="contact-manner" label={t('key-households.contact.manner')} value={said.manner} chips={contactManners.map((one) => ({ value: one, label: codeName('contact-manner', one) }))} onChange={(manner) => setSaid((before) => ({ ...before, manner: manner as ContactManner }))} /></div>
        {(['found', 'done', 'next'] as const).map((name) => (
          <Field key={name} label={t(`key-households.contact.${name}`)} id={`contact-${name}`}><Input.TextArea id={`contact-${name}`} autoSize={{ minRows: 2, maxRows: 5 }} maxLength={500} value={said[name]} onChange={(event) => setSaid((before) => ({ ...before, [name]: event.target.value }))} /></Field>
        ))}
      </Fields>
    </Drawer>
  )
}
