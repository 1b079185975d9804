import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { newId } from '#client/new-id.ts'
import { codeLists } from '#domain/registry/code-lists.ts'
import type { Sex } from '#domain/registry/sex.ts'
import { useLanguage } from '#ui/language.ts'
import { Sheet } from '#ui/sheet.tsx'
import type { DraftInHand } from './use-draft.ts'

const nobody = { name: '', relation: undefined as string | undefined, sex: undefined as Sex | undefined, birthDate: '' }

/** Somebody who lives here and is not on the books of the household. */
export function AddMember({ today, change }: { readonly today: string; readonly change: DraftInHand['change'] }) {
  const { t, words } = useLanguage()
  const [who, setWho] = useState(nobody)
  const set = (part: Partial<typeof nobody>) => setWho((before) => ({ ...before, ...part }))
  const options = (list: 'relation' | 'sex') => codeLists[list].filter((code) => !(list === 'relation' && (code.code === '01' || code.code === '02'))).map((code) => ({ value: code.code, label: words(code.title) }))
  const add = () => {
    const { name, relation, sex, birthDate } = who
    if (name.trim() === '' || !relation) return
    change((before) => ({ ...before, added: [...before.added, { id: newId(), name: name.trim(), relation, ...(sex && { sex }), ...(birthDate && { birthDate }) }] }))
    setWho(nobody)
  }
  return (
    <Sheet title={t('visit.members.add')} note={t('visit.members.add.note')}>
      <div className="form-row">
        <div>
          <label htmlFor="add-name">{t('visit.members.name')}</label>
          <Input id="add-name" style={{ width: 130 }} maxLength={60} value={who.name} onChange={(event) => set({ name: event.target.value })} onPressEnter={add} />
        </div>
        <div>
          <label htmlFor="add-relation">{t('visit.members.relation')}</label>
          <Select id="add-relation" style={{ width: 170 }} popupMatchSelectWidth={false} value={who.relation ?? null} showSearch={{ optionFilterProp: 'label' }} options={options('relation')} onChange={(relation) => set({ relation: relation ?? undefined })} />
        </div>
        <div>
          <label htmlFor="add-sex">{t('visit.members.sex')}</label>
          <Select id="add-sex" style={{ width: 84 }} value={who.sex ?? null} options={options('sex')} onChange={(sex) => set({ sex: sex as Sex })} />
        </div>
        <div>
          <label htmlFor="add-birth">{t('visit.members.birth')}</label>
          <Input id="add-birth" type="date" style={{ width: 160 }} max={today} value={who.birthDate} onChange={(event) => set({ birthDate: event.target.value })} />
        </div>
        <Button disabled={who.name.trim() === '' || !who.relation} onClick={add}>{t('visit.members.add.do')}</Button>
      </div>
    </Sheet>
  )
}
