import { Button } from 'antd'
import { useState } from 'react'
import { closeTeam, getTeam, type TeamMember } from '#contract/teams.ts'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { useGo } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { useListed } from '#ui/listed.ts'
import { Loading } from '#ui/loading.tsx'
import { Note } from '#ui/note.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { Watermark } from '#ui/watermark.tsx'
import { useParam } from '../address.ts'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { useCurrentCampaign } from '../shell/current-campaign.ts'
import { useRead } from '../use-read.ts'
import { useWrite } from '../use-write.ts'
import { TeamEditor } from './teams/team-editor.tsx'

/** The sheet of one team: who leads it, who belongs to it, where it goes. Prints on one page. */
export default function TeamPage() {
  const { t } = useLanguage()
  const id = useParam('id')
  const go = useGo()
  const may = useMay()
  const listed = useListed()
  const campaign = useCurrentCampaign()
  const [isChanging, setChanging] = useState(false)
  const [isClosing, setClosing] = useState(false)
  const read = useRead(getTeam, { params: { id }, query: campaign ? { campaign } : {} })
  const close = useWrite(closeTeam)
  const team = read.data?.id === id ? read.data : undefined
  if (!team) return read.error ? <ProblemNote problem={read.error} onRetry={() => void read.refetch()} /> : <Loading />
  const isOpen = team.state === 'ACTIVE'
  const columns: DataColumn<TeamMember & { readonly no: number }>[] = [
    { key: 'no', title: t('teams.no'), isNumber: true, width: 60, render: (one) => one.no },
    { key: 'name', title: t('teams.name'), render: (one) => <>{one.name}{one.isLeader && <> <Tag kind="accent">{t('teams.leader')}</Tag></>}</> },
    { key: 'post', title: t('teams.post'), render: (one) => one.post },
    { key: 'phone', title: t('teams.phone'), render: (one) => one.phone },
  ]
  return (
    <>
      <PageHead
        title={team.name}
        crumbs={[{ title: t('teams.title'), to: paths.teams() }]}
        tags={isOpen ? undefined : <Tag>{t('teams.closed')}</Tag>}
        note={[team.areaName, listed(team.villages.map((one) => one.areaName))].filter(Boolean).join('　')}
        actions={
          <>
            {campaign && <Button onClick={() => go(paths.roster(campaign, { team: id }))}>{t('teams.households')}</Button>}
            <Button onClick={() => go(paths.planning({ team: id }))}>{t('planning.title')}</Button>
            {isOpen && team.version > 0 && may('team.manage') && <Button disabled={isClosing} onClick={() => setClosing(true)}>{t('teams.close')}</Button>}
            {isOpen && team.version > 0 && may('team.manage') && <Button onClick={() => setChanging(true)}>{t('teams.change')}</Button>}
            <Button type="primary" onClick={() => window.print()}>{t('ui.print')}</Button>
          </>
        }
      />
      <ProblemNote problem={close.error} />
      {isClosing && isOpen && (
        <Note kind="act" action={<div className="row nowrap"><Button size="small" onClick={() => setClosing(false)}>{t('ui.cancel')}</Button><Button size="small" danger loading={close.isPending} onClick={() => close.mutate({ params: { id }, body: {} })}>{t('teams.close.do')}</Button></div>}>
          {t('teams.close.what', { n: team.load.households })}
        </Note>
      )}
      <div className="stack">
        <div className="no-print">
          <Sheet flush>
            <Figures>
              <Figure label={t('teams.households')} value={team.load.households} {...(campaign && { to: paths.roster(campaign, { team: id }) })} />
              <Figure label={t('roster.coverage.SEEN')} value={team.load.seen} {...(campaign && { to: paths.roster(campaign, { team: id, coverage: 'SEEN' }) })} />
              <Figure label={t('roster.coverage.PARTLY')} value={team.load.partly} {...(campaign && { to: paths.roster(campaign, { team: id, coverage: 'PARTLY' }) })} />
              {team.load.gone > 0 && <Figure label={t('roster.coverage.GONE')} value={team.load.gone} {...(campaign && { to: paths.roster(campaign, { team: id, coverage: 'GONE' }) })} />}
              <Figure label={t('teams.planned')} value={team.load.planned} to={paths.planning({ team: id })} />
            </Figures>
          </Sheet>
        </div>
        <Sheet title={t('teams.sheet')} flush note={team.note || undefined}>
          <DataTable caption={t('teams.sheet')} columns={columns} rows={team.members.map((one, index) => ({ ...one, no: index + 1 }))} rowKey={(one) => String(one.no)} />
        </Sheet>
      </div>
      {isChanging && <TeamEditor team={team} onClose={() => setChanging(false)} />}
      <Watermark />
    </>
  )
}
