import { useContext, type ReactNode } from 'react'
import { getBoard, getCampaign, type BoardLine, type CampaignDetail } from '#contract/campaigns.ts'
import { MomentText } from '#ui/date-text.tsx'
import { formatDate } from '#ui/format.ts'
import { Go, OpenContext } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { Note } from '#ui/note.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { StageStrip } from '#ui/stage-strip.tsx'
import { Tag } from '#ui/tag.tsx'
import { useFilter, useParam } from '../address.ts'
import { BoardDay } from '../parts/board-day.tsx'
import { BoardFigures } from '../parts/board-figures.tsx'
import { BoardTable } from '../parts/board-table.tsx'
import { StuckList } from '../parts/stuck-list.tsx'
import { paths } from '../paths.ts'
import { useRead } from '../use-read.ts'

/** `/campaigns/:id`: the board of a campaign, or with `area` that of one town. */
export default function CampaignBoard() {
  const { t, language } = useLanguage()
  const id = useParam('id')
  const [{ area, asOf: past }, set] = useFilter()
  const mayOpen = useContext(OpenContext)
  const campaign = useRead(getCampaign, { params: { id } })
  const board = useRead(getBoard, { params: { id }, query: { ...(area && { area }), ...(past && { asOf: past }) } })
  const problem = campaign.error ?? board.error
  if (problem) return <ProblemNote problem={problem} onRetry={() => void Promise.all([campaign.refetch(), board.refetch()])} />
  if (!campaign.data || !board.data) return <Loading />
  const { total, lines, stuck, asOf } = board.data
  return (
    <>
      <Head campaign={campaign.data} total={total} isPart={area !== undefined} isPast={Boolean(past)} asOf={asOf}>
        <BoardDay start={campaign.data.start} today={campaign.data.today} day={past} onChange={(day) => set({ asOf: day })} />
      </Head>
      {past && <Note action={<button type="button" className="plain" onClick={() => set({ asOf: undefined })}>{t('office.board.today')}</button>}>{t('office.board.past', { day: formatDate(past, language) })}</Note>}
      {/* What was still to be done in a stage on a day gone by is not kept: duties done are opened again, and moved with their plan. */}
      {!past && <div style={{ margin: '0 0 18px' }}><StageStrip stages={campaign.data.stages} placeOf={(stage) => paths.duties(id, { stage: stage.id })} /></div>}
      <div className={past ? undefined : 'columns'}>
        {/* The rows of a day gone by are not kept as they were: its numbers lead to the boards of areas and to nothing else. */}
        <OpenContext value={past ? (to) => mayOpen(to) && to.startsWith(`${paths.campaign(id)}?`) : mayOpen}>
          <div className="stack">
            <BoardFigures total={total} campaignId={id} />
            {total.level !== 'village' && <BoardTable lines={lines} campaign={campaign.data} asOf={past} />}
            {lines.length > 0 && !past && <p className="faint">{mayOpen(paths.roster(id)) && t('office.board.opens')}{t('office.board.legend')}</p>}
          </div>
        </OpenContext>
        {!past && <StuckList stuck={stuck} campaignId={id} over={total.areaId} />}
      </div>
    </>
  )
}

type HeadProps = { readonly campaign: CampaignDetail; readonly total: BoardLine; readonly isPart: boolean; readonly isPast: boolean; readonly asOf: string; readonly children: ReactNode }

function Head({ campaign, total, isPart, isPast, asOf, children }: HeadProps) {
  const { t, words } = useLanguage()
  const crumbs = [{ title: t('office.nav.campaigns'), to: paths.campaigns() }]
  if (isPart) crumbs.push({ title: words(campaign.title), to: paths.campaign(campaign.id) })
  return (
    <PageHead
      title={isPart ? total.areaName : words(campaign.title)}
      crumbs={crumbs}
      tags={!isPast && campaign.stage && <Tag kind="accent">{words(campaign.stage.title)}</Tag>}
      actions={<>{children}　<Go to={paths.duties(campaign.id)}>{t('office.duties.all')}</Go>　<Go to={paths.visitNotice(campaign.id)}>{t('visit-notice.link')}</Go>　<Go to={paths.plan(campaign.id)}>{t('office.plan.link')}</Go></>}
      note={<>{t('office.board.basis', { document: campaign.documentNumber, area: total.areaName, n: total.villages })}{' · '}{t('office.board.as-of')} <MomentText at={asOf} /></>}
    />
  )
}
