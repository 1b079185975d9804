import { Input, Modal } from 'antd'
import { useState } from 'react'
import { markDuty, type Duty } from '#contract/campaigns.ts'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useWrite } from '../use-write.ts'

/** A duty without a list of its own (a meeting, a training) is done when its owner says so, with a word of what was done. */
export function MarkDuty({ duty, onClose }: { readonly duty: Duty; readonly onClose: () => void }) {
  const { t, words } = useLanguage()
  const [note, setNote] = useState('')
  const mark = useWrite(markDuty, { onDone: onClose })
  return (
    <Modal open title={words(duty.title)} okText={t('office.duties.mark')} cancelText={t('ui.cancel')} okButtonProps={{ disabled: note.trim() === '', loading: mark.isPending }} onOk={() => mark.mutate({ params: { id: duty.id }, body: { note: note.trim() } })} onCancel={onClose} width={460}>
      <ProblemNote problem={mark.error} />
      <label htmlFor="duty-note">{t('office.duties.note')}</label>
      <Input.TextArea id="duty-note" autoFocus rows={3} maxLength={500} placeholder={t('office.duties.note-hint')} value={note} onChange={(event) => setNote(event.target.value)} />
    </Modal>
  )
}
