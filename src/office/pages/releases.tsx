import { Button } from 'antd'
import { useState } from 'react'
import { decideRelease, listReleases, type Release } from '#contract/releases.ts'
import { Choice } from '#ui/choice.tsx'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { MomentText } from '#ui/date-text.tsx'
import { Empty } from '#ui/empty.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { More } from '#ui/more.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Tag, type TagKind } from '#ui/tag.tsx'
import { useFilter } from '../address.ts'
import { PlanClause } from '../parts/plan-clause.tsx'
import { paths } from '../paths.ts'
import { useMay, useSession } from '../session.ts'
import { useCurrentCampaign } from '../shell/current-campaign.ts'
import { usePages } from '../use-pages.ts'
import { useWrite } from '../use-write.ts'

const kinds: Record<Release['state'], TagKind> = { ASKED: 'wait', RELEASED: 'ok', REFUSED: 'plain' }

/** What left above the own level: what, to whom, when, how many rows, by whose decision. */
export default function ReleasesPage() {
  const { t, words } = useLanguage()
  const may = useMay()
  const { account } = useSession()
  const campaign = useCurrentCampaign()
  const [filter, set] = useFilter()
  const [refusing, setRefusing] = useState<Release>()
  const state = filter['state']
  const read = usePages(listReleases, { query: state ? { state: state as Release['state'] } : {} })
  const decide = useWrite(decideRelease)
  const isDecider = may('release.ask') && account.isPrincipal
  const columns: DataColumn<Release>[] = [
    { key: 'what', title: t('releases.what'), render: (row) => <><Go to={paths.deliverableVersion(row.versionId)}>{words(row.title)}</Go>　{row.areaName} <span className="faint">{t('deliverables.version', { n: row.number })}</span></> },
    { key: 'receiver', title: t('releases.receiver'), render: (row) => <>{row.receiver}<div className="faint">{row.purpose}</div></> },
    { key: 'rows', title: t('releases.rows'), isNumber: true, render: (row) => row.rows },
    { key: 'asked', title: t('releases.asked'), render: (row) => <span className="said">{row.askedBy} <span className="faint"><MomentText at={row.askedAt} /></span></span> },
    { key: 'state', title: t('releases.state'), render: (row) => <><Tag kind={kinds[row.state]}>{t(`releases.state.${row.state}`)}</Tag>{row.reason && <div className="faint">{row.reason}</div>}</> },
    { key: 'decided', title: t('releases.decided'), render: (row) => row.decidedAt && <span className="said">{row.decidedBy} <span className="faint"><MomentText at={row.decidedAt} /></span></span> },
    ...(isDecider
      ? [{ key: 'acts', title: t('releases.decided'), isAct: true, render: (row: Release) => row.state === 'ASKED' && <span className="nowrap"><Button size="small" type="primary" loading={decide.isPending} onClick={() => decide.mutate({ params: { id: row.id }, body: { isReleased: true, reason: '' } })}>{t('releases.release')}</Button> <Button size="small" onClick={() => setRefusing(row)}>{t('releases.refuse')}</Button></span> }]
      : []),
  ]
  return (
    <>
      <PageHead title={t('releases.title')} tags={<PlanClause campaignId={campaign} part="releases" />} />
      <FilterBar onClear={state ? () => set({ state: undefined }) : undefined}>
        <Choice label={t('releases.state')} width={130} value={state} onChange={(next) => set({ state: next })} options={(['ASKED', 'RELEASED', 'REFUSED'] as const).map((value) => ({ value, label: t(`releases.state.${value}`) }))} />
      </FilterBar>
      <ProblemNote problem={read.error ?? decide.error} {...(read.error && { onRetry: read.retry })} />
      {!read.isLoadingError && (
        <Sheet flush>
          {read.isLoading ? <Loading /> : <DataTable caption={t('releases.title')} columns={columns} rows={read.rows} rowKey={(row) => row.id} empty={<Empty title={t('releases.none')} />} />}
          {read.rows.length > 0 && <More shown={read.rows.length} total={read.total} onMore={read.more} isBusy={read.isFetchingMore} />}
        </Sheet>
      )}
      {refusing && <ReasonDialog title={t('releases.refuse')} label={t('releases.reason')} okLabel={t('releases.refuse')} onOk={(reason) => decide.mutateAsync({ params: { id: refusing.id }, body: { isReleased: false, reason } })} onClose={() => setRefusing(undefined)} />}
    </>
  )
}
