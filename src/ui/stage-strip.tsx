import { formatDate } from './format.ts'
import { Go } from './go.tsx'
import { useLanguage, type Words } from './language.ts'
import { useToday } from './today.ts'

export type StageShown = { readonly id: string; readonly title: Words; readonly from: string; readonly until: string; readonly state: 'done' | 'now' | 'later' | 'late'; readonly open?: number }

const days = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

type Props = {
  readonly stages: readonly StageShown[]
  /** The page of what a stage asks. */
  readonly placeOf: (stage: StageShown) => string
}

/** The stages of a campaign in proportion to their length, with a line as far as today; each opens what it asks. */
export function StageStrip({ stages, placeOf }: Props) {
  const { t, words, language } = useLanguage()
  const today = useToday()
  const day = (date: string) => formatDate(date, language, today)
  return (
    <ol className="stages">
      {stages.map((stage) => {
        const length = days(stage.from, stage.until) + 1
        const passed = days(stage.from, today) + 1
        return (
          <li key={stage.id} style={{ flexGrow: Math.max(length, 7) }} className={stage.state === 'now' ? 'stage-now' : stage.state === 'late' ? 'stage-late' : ''} aria-current={stage.state === 'now' ? 'step' : undefined} title={words(stage.title)}>
            <Go to={placeOf(stage)}>
              <b className="stage-name">{words(stage.title)}</b>
              {t('ui.stage.span', { from: day(stage.from), until: day(stage.until) })}
              {'　'}
              {stage.state === 'done' && t('ui.stage.done')}
              {stage.state === 'late' && t('ui.stage.late', { n: stage.open ?? 0 })}
              {stage.state === 'now' && t('ui.stage.now', { day: passed, of: length })}
            </Go>
            {stage.state === 'now' && <i style={{ width: `${Math.min(100, (passed / length) * 100)}%` }} />}
          </li>
        )
      })}
    </ol>
  )
}
