import { Button } from 'antd'
import { useState } from 'react'
import { listDuties, type Duty } from '#contract/campaigns.ts'
import { ClauseNote } from '#ui/clause-note.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { DueText, MomentText } from '#ui/date-text.tsx'
import { Empty } from '#ui/empty.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { useFilter, useParam } from '../address.ts'
import { useAreas } from '../area/use-areas.ts'
import { DutyState } from '../parts/duty-lines.tsx'
import { MarkDuty } from '../parts/mark-duty.tsx'
import { paths } from '../paths.ts'
import { placeOfDuty } from '../places.ts'
import { DutyFilters, filterNames } from './duties/filters.tsx'
import { useMay } from '../session.ts'
import { useRead } from '../use-read.ts'

/** `/campaigns/:id/duties`: what the notice asks of whom by when, and how far it is; one duty unit by unit. All that narrows it stands in the address. */
export default function Duties() {
  const { t, words } = useLanguage()
  const id = useParam('id')
  const [filter, setFilter] = useFilter()
  const duties = useRead(listDuties, { params: { id } })
  const { isBelow } = useAreas()
  if (duties.error) return <ProblemNote problem={duties.error} onRetry={() => void duties.refetch()} />
  if (!duties.data) return <Loading />
  const { area, unit, stage, state, place, code, due } = filter
  const rows = duties.data.rows.filter((duty) =>
    (!code || duty.code === code) && (!due || duty.due === due) && (!stage || duty.stage === stage) && (!state || duty.state === state) && (!place || duty.place === place) && (!unit || duty.areaId === unit) && isBelow(duty.areaId, area))
  const [first] = rows
  // Of a number that was opened the units are what there is to see, where all of it is one duty.
  const isOne = Boolean(first && (code || ((area || unit || place || state) && rows.every((duty) => duty.code === first.code))))
  return (
    <>
      <PageHead
        title={isOne && first ? words(first.title) : t('office.duties.title')}
        crumbs={[{ title: t('office.nav.campaigns'), to: paths.campaign(id) }, ...(isOne ? [{ title: t('office.duties.title'), to: paths.duties(id) }] : [])]}
        {...(isOne && first?.clause ? { note: <ClauseNote clause={first.clause} /> } : {})}
        actions={isOne && <Button onClick={() => setFilter(Object.fromEntries(filterNames.map((name) => [name, undefined])))}>{t('office.duties.all')}</Button>}
      />
      <DutyFilters campaignId={id} />
      <Sheet flush>{isOne ? <Units rows={rows} /> : <Summary rows={rows} isNarrowed={filterNames.some((name) => filter[name])} />}</Sheet>
    </>
  )
}

/** One line for each duty and day, the units summed up. */
function Summary({ rows, isNarrowed }: { readonly rows: readonly Duty[]; readonly isNarrowed: boolean }) {
  const { t, words } = useLanguage()
  const [filter] = useFilter()
  const groups = [...Map.groupBy(rows, (duty) => `${duty.due} ${duty.code}`).entries()].sort(([a], [b]) => (a < b ? -1 : 1))
  return (
    <DataTable
      caption={t('office.duties.title')}
      rows={groups.flatMap(([key, duties]) => (duties[0] ? [{ key, duties, first: duties[0] }] : []))}
      rowKey={({ key }) => key}
      empty={<Empty title={t(isNarrowed ? 'office.duties.none-found' : 'office.duties.none')} />}
      columns={[
        { key: 'due', title: t('office.duties.due'), width: 130, render: ({ first, duties }) => <DueText due={first.due} done={duties.every((duty) => duty.state === 'done')} /> },
        { key: 'title', title: t('office.duties.duty'), render: ({ first }) => <><Go to={paths.duties(first.campaignId, { ...filter, code: first.code, due: first.due })}>{words(first.title)}</Go>　{first.clause && <ClauseNote clause={first.clause} />}</> },
        { key: 'units', title: t('office.duties.units'), render: ({ duties, first }) => (duties.length === 1 ? first.areaName : t('office.duties.units-all', { n: duties.length })) },
        { key: 'done', title: t('office.duties.done'), isNumber: true, render: ({ duties }) => `${duties.filter((duty) => duty.state === 'done').length} / ${duties.length}` },
        { key: 'state', title: t('office.duties.state'), render: ({ duties, first }) => <GroupState duties={duties} first={first} /> },
      ]}
    />
  )
}

function GroupState({ duties, first }: { readonly duties: readonly Duty[]; readonly first: Duty }) {
  const { t } = useLanguage()
  const late = duties.filter((duty) => duty.state === 'late')
  if (duties.length > 1 && late.length > 0) return <Tag kind="act">{t('office.duties.units-late', { n: late.length })}</Tag>
  return <DutyState duty={duties.find((duty) => duty.state !== 'done') ?? first} />
}

/** One duty, a line for each unit. */
function Units({ rows }: { readonly rows: readonly Duty[] }) {
  const { t } = useLanguage()
  const may = useMay()
  const [marking, setMarking] = useState<Duty>()
  return (
    <>
      <DataTable
        caption={t('office.duties.units')}
        rows={rows}
        rowKey={(duty) => duty.id}
        columns={[
          { key: 'area', title: t('office.duties.unit'), render: (duty) => duty.areaName },
          { key: 'due', title: t('office.duties.due'), render: (duty) => <DueText due={duty.due} done={duty.state === 'done'} /> },
          { key: 'state', title: t('office.duties.state'), render: (duty) => <DutyState duty={duty} /> },
          { key: 'done', title: t('office.duties.done-by'), render: (duty) => duty.doneAt && <>{duty.doneBy}　<span className="faint"><MomentText at={duty.doneAt} /></span></> },
          { key: 'do', title: t('ui.act'), isAct: true, render: (duty) => (duty.record ? <Go to={placeOfDuty(duty, may('roster.sign'))}>{t(duty.state !== 'done' && duty.isMine ? 'office.duties.go.record' : 'office.duties.see-record')}</Go> : duty.place === 'campaign' ? duty.isMine && duty.state !== 'done' && <Button size="small" onClick={() => setMarking(duty)}>{t('office.duties.mark')}</Button> : <Go to={placeOfDuty(duty, may('roster.sign'))}>{t(`office.duties.go.${duty.place}`)}</Go>) },
        ]}
      />
      {marking && <MarkDuty duty={marking} onClose={() => setMarking(undefined)} />}
    </>
  )
}
