import { Checkbox } from 'antd'
import type { ReactNode } from 'react'
import type { Plan } from '#domain/plan/plan.ts'
import type { RosterEntry } from '#contract/rosters.ts'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { useListed } from '#ui/listed.ts'
import { Tag } from '#ui/tag.tsx'
import { useTitleOf } from '../../campaign/use-campaign.ts'
import { paths } from '../../paths.ts'
import { useCodeName } from './code-names.ts'
import { CoverageTag } from './coverage-tag.tsx'
import { EntryAnswers } from './entry-answers.tsx'
import { labelClause } from './label-clause.ts'
import { Labels } from './labels.tsx'
import { isFirstPart, usePartName } from './part-name.ts'

type Props = {
  readonly entries: readonly RosterEntry[]
  readonly plan: Plan | undefined
  /** First day of the campaign. */
  readonly start: string | undefined
  readonly empty: ReactNode
  /** Given where rows can be chosen. */
  readonly chosen?: ReadonlySet<string> | undefined
  readonly onChoose?: (ids: readonly string[], isChosen: boolean) => void
}

/** The households of a roster, each leading to its page. */
export function EntriesTable({ entries, plan, start, empty, chosen, onChoose }: Props) {
  const { t } = useLanguage()
  const titleOf = useTitleOf()
  const codeName = useCodeName()
  const partName = usePartName()
  const listed = useListed()
  const choosing: DataColumn<RosterEntry>[] = chosen
    ? [{
        key: 'choose',
        width: 36,
        title: <Checkbox aria-label={t('roster.choose.all')} checked={entries.length > 0 && entries.every((entry) => chosen.has(entry.id))} onChange={(event) => onChoose?.(entries.map((entry) => entry.id), event.target.checked)} />,
        render: (entry) => <Checkbox aria-label={t('roster.choose', { name: entry.headName })} checked={chosen.has(entry.id)} onChange={(event) => onChoose?.([entry.id], event.target.checked)} />,
      }]
    : []
  const columns: DataColumn<RosterEntry>[] = [
    ...choosing,
    {
      key: 'head',
      title: t('roster.column.head'),
      render: (entry) => (
        <>
          <Go to={paths.household(entry.householdId)}>{entry.headName}</Go>
          {entry.state === 'STRUCK' && <> <Tag>{t('roster.struck')}</Tag></>}
          <div className="faint nowrap">{entry.maskedId}</div>
        </>
      ),
    },
    {
      key: 'area',
      title: t('roster.column.area'),
      render: (entry) => (
        <>
          {entry.isPlaced ? entry.areaName : <Tag kind="wait">{t('roster.unplaced')}</Tag>}
          <div className="faint">{entry.address}</div>
        </>
      ),
    },
    { key: 'members', title: t('roster.column.members'), isNumber: true, render: (entry) => entry.members },
    {
      key: 'part',
      title: t('roster.column.part'),
      render: (entry) => (
        <>
          <Tag kind={isFirstPart(plan, entry.part) ? 'accent' : 'plain'}>{partName(plan, entry.part)}</Tag>
          {entry.signedPart !== null && <div className="faint">{t('roster.moved.from', { part: partName(plan, entry.signedPart) })}</div>}
          <div className="faint">{listed(entry.aid.map((kind) => codeName('aid-kind', kind)))}</div>
        </>
      ),
    },
    { key: 'labels', title: t('roster.column.labels'), render: (entry) => <Labels labels={entry.labels} clauseOf={(id) => labelClause(plan, id)} /> },
    {
      key: 'reason',
      width: '17%',
      title: t('roster.column.reason'),
      render: (entry) => (
        <>
          {entry.reason || listed(entry.sources.map((source) => titleOf(plan?.sources, source)))}
          {entry.isRestricted && <> <Tag kind="wait">{t('roster.restricted')}</Tag></>}
          {entry.reason && entry.sources.length > 0 && <div className="faint">{listed(entry.sources.map((source) => titleOf(plan?.sources, source)))}</div>}
          <EntryAnswers entry={entry} plan={plan} start={start} />
        </>
      ),
    },
    { key: 'team', width: 118, title: t('teams.team'), render: (entry) => (entry.team ? (entry.team.id ? <Go to={paths.team(entry.team.id)}>{entry.team.name}</Go> : entry.team.name) : <Tag kind="act">{t('teams.none')}</Tag>) },
    { key: 'version', title: t('roster.column.version'), render: (entry) => (entry.version === null ? <span className="faint nowrap">{t('roster.waits')}</span> : <span className="nowrap">{t('roster.version', { n: entry.version })}</span>) },
    {
      key: 'coverage',
      title: t('roster.column.coverage'),
      render: (entry) => (entry.visitId ? <Go to={paths.visit(entry.visitId)}><CoverageTag coverage={entry.coverage} /></Go> : <CoverageTag coverage={entry.coverage} />),
    },
  ]
  return <DataTable caption={t('roster.caption')} columns={columns} rows={entries} rowKey={(entry) => entry.id} empty={empty} />
}
