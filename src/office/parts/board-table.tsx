import type { BoardLine, CampaignDetail } from '#contract/campaigns.ts'
import { areaLevelOf } from '#domain/plan/area-level.ts'
import { campaignCalendar } from '#domain/plan/calendar.ts'
import { Bar } from '#ui/bar.tsx'
import { Count } from '#ui/count.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { Empty } from '#ui/empty.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { paths } from '../paths.ts'

type Props = { readonly lines: readonly BoardLine[]; readonly campaign: CampaignDetail; /** The day gone by that is looked at. */ readonly asOf?: string | undefined }

/** The areas below, a line each; every number opens its rows. */
export function BoardTable({ lines, campaign, asOf }: Props) {
  const { t, words } = useLanguage()
  const { id, plan } = campaign
  const level = lines[0]?.level ?? 'town'
  const named = plan.levels.find((one) => areaLevelOf(plan, one.id) === level)
  const roster = (line: BoardLine, filter: Record<string, string> = {}) => paths.roster(id, { area: line.areaId, ...filter })
  const problems = (line: BoardLine, filter: Record<string, string> = {}) => paths.problems(id, { area: line.areaId, ...filter })
  return (
    <Sheet flush>
      <DataTable
        caption={t('office.board.caption')}
        rows={lines}
        rowKey={(line) => line.areaId}
        empty={<Empty title={t('office.board.empty')}>{t('office.board.empty-text')}</Empty>}
        columns={[
          { key: 'area', title: named ? words(named.title) : t(`access.level.${level}`), render: (line) => <Go to={line.level === 'village' ? roster(line) : paths.campaign(id, { area: line.areaId, ...(asOf && { asOf }) })}>{line.areaName}</Go> },
          { key: 'progress', title: t('office.board.progress'), width: '28%', render: (line) => <div className="board-bar"><Bar seen={line.seen} partly={line.partly} of={line.households - line.gone} label={t(line.gone > 0 ? 'office.board.bar-gone' : 'office.board.bar', { ...line, of: line.households - line.gone })} /></div> },
          { key: 'households', title: t('office.board.to-see'), isNumber: true, render: (line) => <><Count value={line.households} to={roster(line)} />{line.gone > 0 && <><br /><Go to={roster(line, { coverage: 'GONE' })}><small>{t('office.board.gone', { gone: line.gone })}</small></Go></>}</> },
          { key: 'seen', title: t('office.board.seen-short'), isNumber: true, render: (line) => <Count value={line.seen} to={roster(line, { coverage: 'SEEN' })} /> },
          { key: 'partly', title: t('office.board.partly-short'), isNumber: true, render: (line) => <Count value={line.partly} to={roster(line, { coverage: 'PARTLY' })} /> },
          { key: 'findings', title: t('office.board.findings-short'), isNumber: true, render: (line) => <Count value={line.findings} to={problems(line)} /> },
          { key: 'overdue', title: t('office.board.overdue-short'), isNumber: true, render: (line) => <Count value={line.overdueFindings} to={problems(line, { overdue: 'true' })} act /> },
          { key: 'signed', title: t('office.board.signed'), render: (line) => <><Signed line={line} campaign={campaign} day={asOf ?? campaign.today} /><Returned line={line} campaignId={id} /></> },
        ]}
      />
    </Sheet>
  )
}

/** Red only when on the day looked at the day for signing had passed. */
function Signed({ line, campaign, day }: { readonly line: BoardLine; readonly campaign: CampaignDetail; readonly day: string }) {
  const { t } = useLanguage()
  const isWhole = line.signedVillages === line.villages
  const isLate = Object.values(campaignCalendar(campaign.plan, campaign.start).rosters).some((due) => due < day)
  const kind = isWhole ? 'ok' : isLate ? 'act' : 'wait'
  if (line.level === 'village') {
    return (
      <Go to={paths.villageRoster(campaign.id, line.areaId)}>
        <Tag kind={kind}>{t(isWhole ? 'office.board.is-signed' : 'office.board.not-signed')}</Tag>
      </Go>
    )
  }
  return (
    <Go to={paths.rosters(campaign.id, { area: line.areaId })}>
      <Tag kind={kind}>{line.signedVillages} / {line.villages}</Tag>
    </Go>
  )
}

/** How much of what was handed in came back for correction; nothing where nothing did. */
function Returned({ line, campaignId }: { readonly line: BoardLine; readonly campaignId: string }) {
  const { t } = useLanguage()
  const told = (code: string, returned: number, sent: number) => t(code, { returned, sent, share: Math.round((returned / sent) * 100) })
  return (
    <>
      {line.rostersReturned > 0 && <div><Go to={line.level === 'village' ? paths.villageRoster(campaignId, line.areaId) : paths.rosters(campaignId, { area: line.areaId })}><small>{told('office.board.rosters-returned', line.rostersReturned, line.rostersSent)}</small></Go></div>}
      {line.listsReturned > 0 && <div><Go to={paths.deliverables(campaignId)}><small>{told('office.board.lists-returned', line.listsReturned, line.listsSent)}</small></Go></div>}
    </>
  )
}
