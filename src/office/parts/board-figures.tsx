import type { BoardLine } from '#contract/campaigns.ts'
import { Figure, Figures } from '#ui/figure.tsx'
import { useLanguage } from '#ui/language.ts'
import { Sheet } from '#ui/sheet.tsx'
import { paths } from '../paths.ts'

/** The figures of an area; each opens its rows. */
export function BoardFigures({ total, campaignId }: { readonly total: BoardLine; readonly campaignId: string }) {
  const { t } = useLanguage()
  const area = total.areaId
  const roster = (filter: Record<string, string> = {}) => paths.roster(campaignId, { area, ...filter })
  const problems = (filter: Record<string, string> = {}) => paths.problems(campaignId, { area, ...filter })
  return (
    <Sheet flush>
      <Figures>
        <Figure label={t('office.board.households')} value={total.households} to={roster()} />
        <Figure label={t('office.board.seen')} value={total.seen} to={roster({ coverage: 'SEEN' })} />
        <Figure label={t('office.board.partly')} value={total.partly} to={roster({ coverage: 'PARTLY' })} />
        <Figure label={t('office.board.not-visited')} value={total.notVisited} to={roster({ coverage: 'NOT_VISITED' })} />
        <Figure label={t('office.board.findings')} value={total.findings} to={problems()} />
        <Figure label={t('office.board.fixed-on-spot')} value={total.fixedOnSpot} to={problems({ spot: 'true' })} />
        <Figure label={t('office.board.open')} value={total.openFindings} to={problems({ open: 'true' })} />
        <Figure label={t('office.board.overdue')} value={total.overdueFindings} to={problems({ overdue: 'true' })} act />
      </Figures>
    </Sheet>
  )
}
