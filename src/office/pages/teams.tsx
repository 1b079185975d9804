import { Button } from 'antd'
import { useState } from 'react'
import { listTeams, type Team } from '#contract/teams.ts'
import { Bar } from '#ui/bar.tsx'
import { Count } from '#ui/count.tsx'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { Empty } from '#ui/empty.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { useListed } from '#ui/listed.ts'
import { Loading } from '#ui/loading.tsx'
import { Note } from '#ui/note.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { PlanClause } from '../parts/plan-clause.tsx'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { useCurrentCampaign } from '../shell/current-campaign.ts'
import { useRead } from '../use-read.ts'
import { TeamEditor } from './teams/team-editor.tsx'

/** Visiting teams of an area with what falls to each, and the villages that have none. */
export default function TeamsPage() {
  const { t } = useLanguage()
  const may = useMay()
  const listed = useListed()
  const campaign = useCurrentCampaign()
  const [isMaking, setMaking] = useState(false)
  const read = useRead(listTeams, { query: campaign ? { campaign } : {} })
  const rows = read.data?.rows ?? []
  const without = read.data?.without ?? []
  const households = without.reduce((sum, one) => sum + one.households, 0)
  const rosterOf = (team: Team) => (campaign ? paths.roster(campaign, { team: team.id }) : undefined)
  const columns: DataColumn<Team>[] = [
    { key: 'name', title: t('teams.team'), render: (team) => <Go to={paths.team(team.id)}>{team.name}</Go> },
    { key: 'leader', title: t('teams.leader'), render: (team) => listed(team.members.filter((one) => one.isLeader).map((one) => one.name)) },
    { key: 'members', title: t('teams.members'), isNumber: true, render: (team) => team.members.length },
    { key: 'villages', title: t('teams.villages'), render: (team) => listed(team.villages.map((one) => one.areaName)) },
    { key: 'households', title: t('teams.households'), isNumber: true, render: (team) => <Count value={team.load.households} {...(rosterOf(team) && { to: rosterOf(team)! })} /> },
    { key: 'seen', title: t('roster.coverage.SEEN'), isNumber: true, render: (team) => <Count value={team.load.seen} {...(campaign && { to: paths.roster(campaign, { team: team.id, coverage: 'SEEN' }) })} /> },
    ...(rows.some((team) => team.load.gone > 0) ? [{ key: 'gone', title: t('roster.coverage.GONE'), isNumber: true, render: (team: Team) => <Count value={team.load.gone} {...(campaign && { to: paths.roster(campaign, { team: team.id, coverage: 'GONE' }) })} /> }] : []),
    { key: 'planned', title: t('teams.planned'), isNumber: true, render: (team) => <Count value={team.load.planned} to={paths.planning({ team: team.id })} /> },
    { key: 'bar', title: t('teams.load'), width: 150, render: ({ load }) => <Bar seen={load.seen} partly={load.partly} of={load.households - load.gone} label={t(load.gone > 0 ? 'roster.coverage.bar-gone' : 'roster.coverage.bar', { ...load, of: load.households - load.gone })} /> },
  ]
  return (
    <>
      <PageHead title={t('teams.title')} tags={<PlanClause campaignId={campaign} part="teams" />} actions={<>
        <Go to={paths.planning()}>{t('planning.title')}</Go>
        {may('team.manage') && <Button type="primary" onClick={() => setMaking(true)}>{t('teams.make')}</Button>}
      </>} />
      <ProblemNote problem={read.error} onRetry={() => void read.refetch()} />
      {without.length > 0 && campaign && (
        <Note kind="act" action={<Go to={paths.roster(campaign, { team: 'none' })}>{t('teams.without.open')}</Go>}>
          {t('teams.without', { n: households, places: listed(without.slice(0, 6).map((one) => one.areaName)) })}
        </Note>
      )}
      {!read.isLoadingError && (
        <Sheet flush>
          {read.isPending ? <Loading /> : <DataTable caption={t('teams.title')} columns={columns} rows={rows} rowKey={(team) => team.id} empty={<Empty title={t('teams.empty')}>{t('teams.empty.why')}</Empty>} />}
        </Sheet>
      )}
      {isMaking && <TeamEditor onClose={() => setMaking(false)} />}
    </>
  )
}
