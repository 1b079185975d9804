import { Button, Drawer, Input, Select } from 'antd'
import { useState } from 'react'
import { openFinding } from '#contract/findings.ts'
import { getHousehold } from '#contract/households.ts'
import { gapKinds } from '#domain/casework/case-plan.ts'
import { severities } from '#domain/casework/severity.ts'
import { Field, Fields, Pair } from '#ui/field.tsx'
import { useGo } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useToday } from '#ui/today.ts'
import { useAreas } from '../../area/use-areas.ts'
import { useCampaign } from '../../campaign/use-campaign.ts'
import { HouseholdPick } from '../../parts/household-pick.tsx'
import { paths } from '../../paths.ts'
import { useRead } from '../../use-read.ts'
import { useWrite } from '../../use-write.ts'
import { ChoiceChips } from '../visit/choice-chips.tsx'
import '../visit/visit.css'

const sources = ['PHONE', 'HOTLINE', 'INSPECTION', 'REPORT', 'OTHER'] as const

type Props = { readonly campaignId: string; readonly householdId?: string; readonly onClose: () => void }

/** A problem that nobody found on a visit: a call, the hotline, an inspection. */
export function OpenProblem({ campaignId, householdId, onClose }: Props) {
  const { t, words } = useLanguage()
  const go = useGo()
  const today = useToday()
  const plan = useCampaign(campaignId)?.plan
  const { areas } = useAreas()
  const [house, setHouse] = useState(householdId)
  const [said, setSaid] = useState({ personId: '', kind: '', severity: 'DAYS_7', description: '', cause: '', gap: '', measure: '', ownerUnit: '', ownerPerson: '', due: '', foundOn: today, source: 'PHONE', sourceNote: '', townId: '' })
  const household = useRead(getHousehold, { params: { id: house ?? '' } }, { enabled: house !== undefined }).data
  const open = useWrite(openFinding, { onDone: (finding) => { onClose(); go(paths.problem(finding.id)) } })
  const set = (name: keyof typeof said) => (value: string) => setSaid((before) => ({ ...before, [name]: value }))
  const needsTown = household !== undefined && household.townName === ''
  const isReady = house !== undefined && said.kind !== '' && said.description.trim() !== '' && (!needsTown || said.townId !== '')
  const save = () => {
    const orNull = (text: string) => (text === '' ? null : text)
    open.mutate({ params: { id: campaignId }, body: { ...said, householdId: house ?? '', personId: orNull(said.personId), gap: orNull(said.gap), due: orNull(said.due), townId: orNull(said.townId) } as never })
  }
  return (
    <Drawer open size={560} title={t('findings.open')} onClose={onClose} extra={<Button type="primary" loading={open.isPending} disabled={!isReady} onClick={save}>{t('ui.save')}</Button>}>
      <ProblemNote problem={open.error} />
      <Fields>
        {householdId === undefined && <Field label={t('findings.column.whose')} id="open-house"><HouseholdPick id="open-house" value={house} onChange={setHouse} /></Field>}
        {household && household.members.length > 1 && (
          <Field label={t('findings.person')} id="open-person">
            <Select id="open-person" allowClear style={{ width: '100%' }} value={said.personId || null} options={household.members.map((member) => ({ value: member.personId, label: member.name }))} onChange={(value) => set('personId')(value ?? '')} />
          </Field>
        )}
        {needsTown && (
          <Field label={t('findings.town')} id="open-town">
            <Select id="open-town" style={{ width: '100%' }} value={said.townId || null} options={areas.filter((area) => area.level === 'town').map((area) => ({ value: area.id, label: area.name }))} onChange={set('townId')} />
          </Field>
        )}
        <div><span className="field-label">{t('findings.source')}</span><ChoiceChips name="open-source" label={t('findings.source')} value={said.source} chips={sources.map((value) => ({ value, label: t(`findings.source.${value}`) }))} onChange={set('source')} /></div>
        <Pair>
          <Field label={t('findings.source-note')} id="open-source-note"><Input id="open-source-note" maxLength={200} value={said.sourceNote} onChange={(event) => set('sourceNote')(event.target.value)} /></Field>
          <Field label={t('findings.found')} id="open-found"><Input id="open-found" type="date" max={today} value={said.foundOn} onChange={(event) => set('foundOn')(event.target.value)} /></Field>
        </Pair>
        <Field label={t('findings.kind')} id="open-kind"><Select id="open-kind" style={{ width: '100%' }} value={said.kind || null} options={(plan?.problems.kinds ?? []).map((kind) => ({ value: kind.id, label: words(kind.title) }))} onChange={set('kind')} /></Field>
        <Field label={t('findings.description')} id="open-description"><Input.TextArea id="open-description" autoSize={{ minRows: 2, maxRows: 5 }} maxLength={500} value={said.description} onChange={(event) => set('description')(event.target.value)} /></Field>
        <div><span className="field-label">{t('findings.severity')}</span><ChoiceChips name="open-severity" label={t('findings.severity')} value={said.severity} chips={severities.map((value) => ({ value, label: t(`findings.severity.${value}`) }))} onChange={set('severity')} /></div>
        <Field label={t('findings.cause')} id="open-cause"><Input.TextArea id="open-cause" autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} value={said.cause} onChange={(event) => set('cause')(event.target.value)} /></Field>
        {plan && gapKinds(plan).length > 0 && <div><span className="field-label">{t('findings.gap')}</span><ChoiceChips name="open-gap" label={t('findings.gap')} value={said.gap} chips={gapKinds(plan).map((gap) => ({ value: gap.id, label: words(gap.title) }))} onChange={set('gap')} /></div>}
        <Field label={t('findings.measure')} id="open-measure"><Input.TextArea id="open-measure" autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} value={said.measure} onChange={(event) => set('measure')(event.target.value)} /></Field>
        <Pair>
          <Field label={t('findings.owner-unit')} id="open-unit"><Input id="open-unit" maxLength={100} value={said.ownerUnit} onChange={(event) => set('ownerUnit')(event.target.value)} /></Field>
          <Field label={t('findings.owner-person')} id="open-owner"><Input id="open-owner" maxLength={60} value={said.ownerPerson} onChange={(event) => set('ownerPerson')(event.target.value)} /></Field>
        </Pair>
        <Field label={t('findings.due')} id="open-due"><Input id="open-due" type="date" style={{ width: 180 }} value={said.due} onChange={(event) => set('due')(event.target.value)} /></Field>
      </Fields>
    </Drawer>
  )
}
