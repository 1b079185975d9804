import type { VillageCoverage } from '#contract/rosters.ts'
import { Bar } from '#ui/bar.tsx'
import { DateText } from '#ui/date-text.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Sheet } from '#ui/sheet.tsx'
import { useCampaign } from '../../campaign/use-campaign.ts'
import { paths } from '../../paths.ts'
import { useMay } from '../../session.ts'
import { useCodeName } from './code-names.ts'
import './village-coverage.css'

type Props = { readonly campaignId: string; readonly villageId: string; readonly coverage: VillageCoverage }

/** How far the households of a village have been looked at, with a name for everything that is not done. */
export function VillageCoverageSheet({ campaignId, villageId, coverage }: Props) {
  const { t } = useLanguage()
  const codeName = useCodeName()
  const may = useMay()
  const screening = useCampaign(campaignId)?.plan.records?.find((kind) => kind.coverage)
  const { listed, seen, partly, notVisited, begun, gone, screened, notSeen } = coverage
  // Where nobody lives any more there is nobody to see.
  const toSee = listed - gone
  const visits = (state: string) => paths.visits(campaignId, { area: villageId, coverage: state })
  const percent = toSee === 0 ? 0 : Math.floor((seen / toSee) * 100)
  return (
    <Sheet title={t('roster.coverage.title')} extra={<span className="faint">{t('roster.coverage.percent', { percent })}</span>} flush>
      <div className="coverage-bar"><Bar seen={seen} partly={partly} of={toSee} label={t(gone > 0 ? 'roster.coverage.bar-gone' : 'roster.coverage.bar', { seen, partly, of: toSee, gone })} /></div>
      <Figures>
        <Figure label={t('roster.coverage.registered')} value={coverage.registered} to={paths.registered(villageId)} />
        {screened && <Figure label={t('roster.coverage.screened')} value={t('roster.coverage.of', { part: screened.lookedAt, of: screened.of })} to={paths.record(screened.recordId)} />}
        {!screened && screening && may('record.write') && <Figure label={t('roster.coverage.screened')} value={t('roster.coverage.record')} to={paths.newRecord(campaignId, screening.id)} />}
        <Figure label={t('roster.coverage.listed')} value={listed} to={paths.roster(campaignId, { area: villageId })} />
        <Figure label={t('roster.coverage.SEEN')} value={seen} to={visits('SEEN')} />
        <Figure label={t('roster.coverage.PARTLY')} value={partly} to={visits('PARTLY')} />
        <Figure label={t('roster.coverage.NOT_VISITED')} value={notVisited + begun} to={visits('NOT_VISITED')} />
        {gone > 0 && <Figure label={t('roster.coverage.GONE')} value={gone} to={visits('GONE')} />}
        <Figure label={t('roster.coverage.without-team')} value={coverage.withoutTeam} to={paths.roster(campaignId, { area: villageId, team: 'none' })} act />
      </Figures>
      {notSeen.length > 0 && (
        <ul className="coverage-reasons">
          {notSeen.map((one) => (
            <li key={one.reason}>
              {codeName('not-seen-reason', one.reason) || t('roster.coverage.no-reason')} <b>{t('roster.coverage.persons', { n: one.persons })}</b>
              {one.againOn && <span className="faint">　{t('roster.coverage.again')} <DateText date={one.againOn} /></span>}
            </li>
          ))}
          <li><Go to={visits('PARTLY')}>{t('roster.coverage.open')}</Go></li>
        </ul>
      )}
    </Sheet>
  )
}
