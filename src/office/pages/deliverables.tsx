import type { z } from 'zod'
import { deliverableLine, listDeliverables } from '#contract/deliverables.ts'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { DueText, MomentText } from '#ui/date-text.tsx'
import { Empty } from '#ui/empty.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { useParam } from '../address.ts'
import { useCrumbs } from '../campaign/use-campaign.ts'
import { PlanClause } from '../parts/plan-clause.tsx'
import { paths } from '../paths.ts'
import { useSession } from '../session.ts'
import { useRead } from '../use-read.ts'
import { DeliverableState } from './deliverable/deliverable-state.tsx'
import { VersionLink } from './deliverable/version-link.tsx'

type Line = z.infer<typeof deliverableLine>

/** What is handed in, by when, and how far it is: one's own as a list, that of the areas below as a table of areas and materials. */
export default function DeliverablesPage() {
  const { t } = useLanguage()
  const id = useParam('id')
  const { area, account } = useSession()
  const read = useRead(listDeliverables, { params: { id } })
  const all = read.data?.rows ?? []
  const own = all.filter((line) => line.areaId === area?.id)
  const below = all.filter((line) => line.areaId !== area?.id)
  // Somebody from above looks at a district whose papers are not one's own.
  const ofDistrict = account.homeName === '' ? t('deliverables.own') : t('deliverables.of-area', { area: area?.name ?? '' })
  return (
    <>
      <PageHead title={t('deliverables.title')} crumbs={useCrumbs(id)} />
      <ProblemNote problem={read.error} onRetry={() => void read.refetch()} />
      {read.isPending && <Loading />}
      {read.data && all.length === 0 && <Sheet><Empty title={t('deliverables.none')}>{t('deliverables.none.why')}</Empty></Sheet>}
      <div className="stack">
        {below.length > 0 && <Sheet title={t('deliverables.below')} flush><Below campaignId={id} lines={below} /></Sheet>}
        {own.length > 0 && <Sheet {...(below.length > 0 && { title: ofDistrict })} flush><Own campaignId={id} lines={own} /></Sheet>}
      </div>
    </>
  )
}

function Own({ campaignId, lines }: { readonly campaignId: string; readonly lines: readonly Line[] }) {
  const { t } = useLanguage()
  const columns: DataColumn<Line>[] = [
    { key: 'what', title: t('deliverables.column.what'), render: (line) => <><Go to={placeOf(campaignId, line)}><Title line={line} /></Go>　<PlanClause campaignId={campaignId} part="deliverable" code={line.code} /></> },
    { key: 'due', title: t('deliverables.column.due'), render: (line) => line.due && <DueText due={line.due} done={line.state === 'SUBMITTED'} /> },
    { key: 'state', title: t('deliverables.column.state'), render: (line) => <DeliverableState state={line.state} isLate={line.isLate} /> },
    {
      key: 'latest',
      title: t('deliverables.column.latest'),
      render: (line) => line.latest && <span className="said"><VersionLink version={line.latest} />　{line.latest.signedBy} <span className="faint"><MomentText at={line.latest.signedAt} /></span></span>,
    },
  ]
  return <DataTable caption={t('deliverables.title')} columns={columns} rows={lines} rowKey={(line) => `${line.code} ${line.areaId} ${line.occurrence}`} />
}

/** One row for each area, one column for each material; of one that comes again the time that is owed. */
function Below({ campaignId, lines }: { readonly campaignId: string; readonly lines: readonly Line[] }) {
  const { t, words } = useLanguage()
  const first = new Map<string, Line>()
  for (const line of lines) if (!first.has(line.code)) first.set(line.code, line)
  const areas = [...new Map(lines.map((line) => [line.areaId, line.areaName]))].map(([areaId, areaName]) => ({ areaId, areaName }))
  // The oldest that is owed, or else the last time of it.
  const lineOf = (areaId: string, code: string) => {
    const all = lines.filter((line) => line.areaId === areaId && line.code === code)
    return all.findLast((line) => line.isLate) ?? all[0]
  }
  const columns: DataColumn<(typeof areas)[number]>[] = [
    { key: 'area', title: t('deliverables.column.from'), render: (area) => area.areaName },
    ...[...first.values()].map((kind): DataColumn<(typeof areas)[number]> => ({
      key: kind.code,
      title: words(kind.title),
      render: ({ areaId }) => {
        const line = lineOf(areaId, kind.code)
        return line && <Go to={placeOf(campaignId, line)}><span className="visually-hidden">{t('deliverables.of', { title: words(kind.title), area: line.areaName })} </span>{line.occurrence > 0 && `${t('deliverables.time.short', { n: line.occurrence })} `}<DeliverableState state={line.state} isLate={line.isLate} /></Go>
      },
    })),
  ]
  return <DataTable caption={t('deliverables.below')} columns={columns} rows={areas} rowKey={(area) => area.areaId} />
}

function Title({ line }: { readonly line: Line }) {
  const { t, words } = useLanguage()
  return line.occurrence > 0 ? t('deliverables.time', { title: words(line.title), n: line.occurrence }) : words(line.title)
}

const placeOf = (campaignId: string, line: Line) => paths.deliverable(campaignId, line.code, line.areaId, line.occurrence > 0 ? { no: String(line.occurrence) } : {})
