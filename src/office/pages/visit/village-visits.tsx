import { useCampaign } from '../../campaign/use-campaign.ts'
import { Button } from 'antd'
import type { RosterEntry } from '#contract/rosters.ts'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { Go, useGo } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { useListed } from '#ui/listed.ts'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { paths } from '../../paths.ts'
import { StartVisit } from '../household/start-visit.tsx'
import { useCodeName } from '../roster/code-names.ts'
import { CoverageTag } from '../roster/coverage-tag.tsx'
import { labelClause } from '../roster/label-clause.ts'
import { Labels } from '../roster/labels.tsx'

type Props = { readonly campaignId: string; readonly name: string; readonly entries: readonly RosterEntry[] }

/** The households of one village, each with what to do next. */
export function VillageVisits({ campaignId, name, entries }: Props) {
  const { t } = useLanguage()
  const go = useGo()
  const codeName = useCodeName()
  const plan = useCampaign(campaignId)?.plan
  const listed = useListed()
  const columns: DataColumn<RosterEntry>[] = [
    { key: 'head', title: t('roster.column.head'), width: '12%', render: (entry) => <Go to={paths.household(entry.householdId)}>{entry.headName}</Go> },
    { key: 'members', title: t('roster.column.members'), width: 60, isNumber: true, render: (entry) => entry.members },
    { key: 'address', title: t('visit.list.address'), width: '22%', render: (entry) => entry.address },
    { key: 'part', title: t('roster.column.part'), width: '19%', render: (entry) => <><Tag kind={entry.part === 'covered' ? 'accent' : 'plain'}>{t(`roster.part.${entry.part}`)}</Tag> <span className="faint">{listed(entry.aid.map((kind) => codeName('aid-kind', kind)))}</span></> },
    { key: 'labels', title: t('roster.column.labels'), render: (entry) => <Labels labels={entry.labels} clauseOf={(id) => labelClause(plan, id)} /> },
    { key: 'coverage', title: t('roster.column.coverage'), width: 120, render: (entry) => <CoverageTag coverage={entry.coverage} /> },
    {
      key: 'act',
      title: t('ui.act'),
      isAct: true,
      width: 150,
      render: (entry) => (
        <div className="row no-print" style={{ justifyContent: 'flex-end', flexWrap: 'nowrap' }}>
          {entry.visitId && entry.coverage !== 'DRAFT' && <Button size="small" type="link" onClick={() => go(paths.visit(entry.visitId!))}>{t('visit.list.last')}</Button>}
          {entry.isPlaced && entry.coverage !== 'SEEN' && <StartVisit isSmall campaignId={campaignId} householdId={entry.householdId} coverage={entry.coverage} name={entry.headName} />}
        </div>
      ),
    },
  ]
  return (
    <Sheet flush title={entries[0]?.isPlaced === false ? <>{name}　<Go to={paths.roster(campaignId, { unplaced: 'true' })}><Tag kind="wait">{t('roster.unplaced')}</Tag></Go></> : name} extra={<span className="faint">{t('visit.list.count', { n: entries.length })}</span>}>
      <DataTable caption={name} columns={columns} rows={entries} rowKey={(entry) => entry.id} />
    </Sheet>
  )
}
