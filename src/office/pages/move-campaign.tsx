import { Button } from 'antd'
import { moveCampaign, previewMove, type CampaignMove } from '#contract/campaigns.ts'
import { DataTable } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { useGo } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { useFilter, useParam } from '../address.ts'
import { useCampaign, useCrumbs } from '../campaign/use-campaign.ts'
import { paths } from '../paths.ts'
import { useRead } from '../use-read.ts'
import { useWrite } from '../use-write.ts'
import { PlanChanges } from './plans/plan-changes.tsx'

/** `/campaigns/:id/move?number=2`: what another version of the plan would change for the campaign, before it is moved. */
export default function MoveCampaign() {
  const { t } = useLanguage()
  const id = useParam('id')
  const [filter] = useFilter()
  const newest = useCampaign(id)?.newestVersion
  // Without a number in the address it is the newest version.
  const number = /^\d+$/.test(filter['number'] ?? '') ? Number(filter['number']) : newest
  const crumbs = useCrumbs(id)
  const go = useGo()
  const move = useRead(previewMove, { params: { id }, query: { number: number ?? 1 } }, { enabled: typeof number === 'number' })
  const confirm = useWrite(moveCampaign, { onDone: () => go(paths.plan(id)) })
  if (move.error) return <ProblemNote problem={move.error} onRetry={() => void move.refetch()} />
  if (!move.data) return <Loading />
  const { from, to, note, seen, changes, added, removed, redated, done } = move.data
  const isSame = from === to
  return (
    <>
      <PageHead
        title={t('plans.move', { number: to })}
        crumbs={crumbs}
        note={<>{from !== null && t('plans.move.now', { from })}　{note}</>}
        actions={!isSame && <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate({ params: { id }, body: { number: to, seen } })}>{t('plans.move.do', { number: to })}</Button>}
      />
      <ProblemNote problem={confirm.error} onRetry={() => { confirm.reset(); void move.refetch() }} />
      {isSame ? <p className="muted">{t('plans.move.same')}</p> : (
        <div className="stack">
          <Sheet title={t('plans.change.kind')} flush>
            <div style={changes.length === 0 ? { padding: '10px 16px' } : undefined}><PlanChanges changes={changes} /></div>
          </Sheet>
          <Duties title={t('plans.move.added')} duties={added} />
          <Duties title={t('plans.move.removed')} duties={removed} />
          <Duties title={t('plans.move.redated')} duties={redated} />
          <p className="muted">{t('plans.move.done', { n: done })}</p>
        </div>
      )}
    </>
  )
}

type Line = CampaignMove['added'][number] & { readonly newDue?: string }

/** Duties by title and day, the units summed up. */
function Duties({ title, duties }: { readonly title: string; readonly duties: readonly Line[] }) {
  const { t, words } = useLanguage()
  if (duties.length === 0) return null
  const groups = [...Map.groupBy(duties, (duty) => `${duty.code} ${duty.due} ${duty.newDue ?? ''}`).entries()]
  return (
    <Sheet title={title} flush>
      <DataTable
        caption={title}
        rows={groups.flatMap(([key, all]) => (all[0] ? [{ key, all, first: all[0] }] : []))}
        rowKey={({ key }) => key}
        columns={[
          { key: 'title', title: t('office.duties.duty'), render: ({ first }) => words(first.title) },
          { key: 'units', title: t('plans.move.units'), width: 260, render: ({ all, first }) => (all.length === 1 ? first.areaName : t('plans.move.units-more', { name: first.areaName, n: all.length })) },
          { key: 'due', title: t('plans.move.day'), width: 220, render: ({ first }) => (first.newDue ? <><span className="change-from"><DateText date={first.due} /></span> → <DateText date={first.newDue} /></> : <DateText date={first.due} />) },
        ]}
      />
    </Sheet>
  )
}
