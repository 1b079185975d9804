import { Button } from 'antd'
import { useState } from 'react'
import { getVillageRoster, signRoster, type VillageRoster } from '#contract/rosters.ts'
import { baseRoster } from '#domain/roster/base-roster.ts'
import { DueText } from '#ui/date-text.tsx'
import { Empty } from '#ui/empty.tsx'
import { Go, useGo } from '#ui/go.tsx'
import { Landscape } from '#ui/landscape.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { Note } from '#ui/note.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { SignDialog } from '#ui/sign-dialog.tsx'
import { Watermark } from '#ui/watermark.tsx'
import { useParam } from '../address.ts'
import { useCampaign, useCrumbs } from '../campaign/use-campaign.ts'
import { PlanClause } from '../parts/plan-clause.tsx'
import { paths } from '../paths.ts'
import { useMay, useSession } from '../session.ts'
import { useRead } from '../use-read.ts'
import { useWrite } from '../use-write.ts'
import { AddHousehold } from './roster/add-household.tsx'
import { usePartName } from './roster/part-name.ts'
import { RosterPaper } from './roster/roster-paper.tsx'
import { VillageBeginning } from './roster/village-beginning.tsx'
import { RosterStateTag } from './roster/roster-state-tag.tsx'
import { StrikeHousehold } from './roster/strike-household.tsx'
import { Versions } from './roster/versions.tsx'
import { VillageCoverageSheet } from './roster/village-coverage.tsx'

type Act = 'sign' | 'add' | 'strike'

/** The roster of one village: the sheet that waits for the signature, and the versions that were signed. */
export default function VillageRosterPage() {
  const { t, words } = useLanguage()
  const id = useParam('id')
  const villageId = useParam('villageId')
  const may = useMay()
  const go = useGo()
  const [act, setAct] = useState<Act>()
  const campaign = useCampaign(id)
  const crumbs = useCrumbs(id)
  const read = useRead(getVillageRoster, { params: { id, villageId } })
  const sign = useWrite(signRoster)
  const { account } = useSession()
  const partName = usePartName()
  const roster = read.data?.areaId === villageId ? read.data : undefined
  if (!roster) return read.error ? <ProblemNote problem={read.error} onRetry={() => void read.refetch()} /> : <Loading />
  const { pending } = roster
  const rosterPlan = campaign && baseRoster(campaign.plan)
  const mayDecide = campaign !== undefined && (rosterPlan?.signedBy.role !== 'principal' || account.isPrincipal)
  const title = rosterPlan ? words(rosterPlan.title) : t('roster.paper')
  const kind = t(`roster.kind.${pending.kind}`, { n: pending.number })
  const isWaiting = pending.rows.length > 0
  return (
    <>
      <PageHead
        title={t('roster.of', { name: roster.areaName })}
        tags={<RosterStateTag state={roster.state} due={roster.due} />}
        crumbs={[...crumbs, { title: t('roster.villages'), to: paths.rosters(id) }]}
        note={<><VillageBeginning of={roster} /> {roster.due && <>{t('roster.due')} <DueText due={roster.due} done={roster.versions.some((version) => version.state === 'SIGNED')} />　</>}<PlanClause campaignId={id} part="roster" /></>}
        actions={
          <>
            <Button onClick={() => go(paths.roster(id, { area: villageId }))}>{t('roster.all-households')}</Button>
            {may('roster.supplement') && <Button onClick={() => setAct('strike')}>{t('roster.strike')}</Button>}
            {may('roster.supplement') && <Button onClick={() => setAct('add')}>{t('roster.add')}</Button>}
            {isWaiting && <Button onClick={() => window.print()}>{t('ui.print')}</Button>}
            {isWaiting && may('roster.sign') && <Button type="primary" disabled={!mayDecide} title={mayDecide ? undefined : t('accounts.only-principal')} onClick={() => setAct('sign')}>{t('roster.sign')}</Button>}
          </>
        }
      />
      <Waiting roster={roster} />
      {roster.lacking > 0 && <div className="no-print"><Note kind="wait" action={<Go to={paths.roster(id, { area: villageId, lacking: 'true' })}>{t('roster.lacking.open')}</Go>}>{t('roster.lacking.count', { n: roster.lacking })}</Note></div>}
      {roster.withoutSource > 0 && <div className="no-print"><Note kind="wait" action={<Go to={paths.roster(id, { area: villageId, source: 'none' })}>{t('roster.source.none.open')}</Go>}>{t('roster.source.none.count', { n: roster.withoutSource })}</Note></div>}
      <div className="stack">
        <div className="no-print"><VillageCoverageSheet campaignId={id} villageId={villageId} coverage={roster.coverage} /></div>
        <Sheet flush>
          {isWaiting ? (
            <RosterPaper title={title} place={t('roster.paper.place', { town: roster.townName, village: roster.areaName })} kind={kind} columns={rosterPlan?.columns ?? []} rows={pending.rows} plan={campaign?.plan} counts={pending} hash={pending.hash} />
          ) : (
            <Empty title={t(roster.versions.length > 0 ? 'roster.nothing-new' : 'roster.empty')}>{t(roster.versions.length > 0 ? 'roster.nothing-new.why' : 'roster.empty.why')}</Empty>
          )}
        </Sheet>
        <div className="no-print">
          <Sheet title={t('roster.versions')}><Versions versions={roster.versions} plan={campaign?.plan} /></Sheet>
        </div>
      </div>
      {act === 'sign' && (
        <SignDialog
          title={t('roster.sign.title')}
          what={t('roster.sign.what', { name: roster.areaName, kind })}
          to={roster.townName}
          figures={[
            ...Object.entries(pending.parts).map(([part, value]) => ({ label: partName(campaign?.plan, part), value })),
            ...(pending.moved > 0 ? [{ label: t('roster.moved'), value: pending.moved }] : []),
            ...(pending.struck > 0 ? [{ label: t('roster.struck'), value: pending.struck }] : []),
          ]}
          warnings={[
            ...(roster.withoutSource > 0 ? [t('roster.source.none.count', { n: roster.withoutSource })] : []),
            ...(roster.lacking > 0 ? [t('roster.lacking.count', { n: roster.lacking })] : []),
          ]}
          hash={pending.hash}
          signLabel={t('roster.sign.do')}
          onSign={(password) => sign.mutateAsync({ params: { id, villageId }, body: { password, hash: pending.hash } })}
          onClose={() => setAct(undefined)}
        />
      )}
      {act === 'add' && <AddHousehold campaignId={id} onClose={() => setAct(undefined)} />}
      {act === 'strike' && <StrikeHousehold campaignId={id} villageId={villageId} onClose={() => setAct(undefined)} />}
      {isWaiting && <Landscape />}
      <Watermark />
    </>
  )
}

function Waiting({ roster }: { readonly roster: VillageRoster }) {
  const { t } = useLanguage()
  const may = useMay()
  const returned = roster.versions.find((version) => version.state === 'RETURNED' && version.number === Math.max(...roster.versions.map((one) => one.number)))
  if (returned) return <Note kind="act">{t('roster.returned.note', { name: returned.returnedBy, reason: returned.returnedReason })}</Note>
  if (roster.pending.rows.length === 0) return null
  const kind = roster.pending.kind
  return <div className="no-print"><Note>{t(may('roster.sign') ? `roster.pending.${kind}` : `roster.pending-there.${kind}`, { n: roster.pending.number, count: roster.pending.rows.length })}</Note></div>
}
