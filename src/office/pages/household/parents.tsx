import { useState } from 'react'
import { recordFacts } from '#contract/household-desk.ts'
import type { Household } from '#contract/households.ts'
import { parentsVerdict, type ParentState } from '#domain/registry/parents-states.ts'
import { formatDate } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { useToday } from '#ui/today.ts'
import { ActDialog } from '../../parts/act-dialog.tsx'
import { useMay } from '../../session.ts'
import { useWrite } from '../../use-write.ts'
import { useChoices } from './use-choices.ts'

type Member = Household['members'][number]

const adult = 18 // 未成年人保护法 art. 2

/** For each child what became of father and mother, and whether the pair would qualify as de-facto-unattended (J-21). A proposal: the town checks, the county decides. */
export function Parents({ household }: { readonly household: Household }) {
  const { t, language } = useLanguage()
  const today = useToday()
  const may = useMay()
  const [asked, setAsked] = useState<Member>()
  const children = household.members.filter((member) => member.to === null && member.age !== null && member.age < adult)
  if (children.length === 0 || today === '') return null
  return (
    <Sheet title={t('desk.parents')} note={t('desk.parents.basis')}>
      <ul className="people">
        {children.map((child) => {
          const verdict = parentsVerdict(stateOf(child, 'father'), stateOf(child, 'mother'), today)
          return (
            <li key={child.personId}>
              <div className="row"><b>{child.name}</b> <Tag kind={verdict.kind === 'QUALIFIES' || verdict.kind === 'ORPHAN' ? 'act' : verdict.kind === 'FROM' ? 'wait' : 'plain'}>{t(`desk.parents.${verdict.kind}`)}</Tag></div>
              {verdict.kind === 'FROM' && <div>{t('desk.parents.from', { day: formatDate(verdict.day, language, today) })}</div>}
              {verdict.kind === 'UNKNOWN' && <div className="faint">{t('desk.parents.missing', { facts: verdict.missing.map((name) => t(`indicator.person.${name}`)) })}</div>}
              {may('household.edit') && <div><button type="button" className="plain no-print" onClick={() => setAsked(child)}>{t('desk.parents.say')}</button></div>}
            </li>
          )
        })}
      </ul>
      {asked && <SayParents household={household} child={asked} onClose={() => setAsked(undefined)} />}
    </Sheet>
  )
}

function factOf(child: Member, name: string): string | undefined {
  const value = child.facts.find((fact) => fact.name === name)?.value
  return typeof value === 'string' ? value : undefined
}

function stateOf(child: Member, parent: 'father' | 'mother'): ParentState {
  const [state, since] = [factOf(child, `${parent}.state`), factOf(child, `${parent}.since`)]
  return { ...(state !== undefined && { state }), ...(since !== undefined && { since }) }
}

function SayParents({ household, child, onClose }: { readonly household: Household; readonly child: Member; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const today = useToday()
  const choices = useChoices()
  const record = useWrite(recordFacts)
  const names = ['father.state', 'father.since', 'mother.state', 'mother.since'] as const
  return (
    <ActDialog
      title={t('desk.parents.of', { name: child.name })}
      okLabel={t('desk.save')}
      fields={[
        ...names.map((name) => {
          const held = factOf(child, name)
          return { name: name.replace('.', '_'), label: t(`indicator.person.${name}`), ...(name.endsWith('state') ? { kind: 'choice' as const, options: choices.ofList('parent-state') } : { kind: 'date' as const }), ...(held !== undefined && { initial: held }) }
        }),
        { name: 'asOf', label: t('desk.as-of'), kind: 'date', isNeeded: true, initial: today },
      ]}
      onClose={onClose}
      onOk={(values) => {
        const facts = names.flatMap((name) => {
          const value = values[name.replace('.', '_')]
          return value === undefined ? [] : [{ name, value }]
        })
        return facts.length === 0 ? Promise.resolve() : record.mutateAsync({ params: { id: household.id }, body: { personId: child.personId, asOf: values['asOf']!, facts } })
      }}
    />
  )
}
