import type { CalendarLine } from '#contract/calendar.ts'
import { ClauseNote } from '#ui/clause-note.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { DueText } from '#ui/date-text.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Tag } from '#ui/tag.tsx'
import { useCampaignPlanActor } from './plan-actor.ts'
import { isDone, isDueWork, isLate, useLineText, usePlaceOfLine } from './line-text.ts'

/** The same days as lines: until when, what, who, and how far it is. */
export function LineList({ lines }: { readonly lines: readonly CalendarLine[] }) {
  const { t, words } = useLanguage()
  const textOf = useLineText()
  const placeOf = usePlaceOfLine()
  const whoOf = useCampaignPlanActor()
  const several = new Set(lines.map((line) => line.campaignId)).size > 1
  return (
    <DataTable
      caption={t('calendar.list')}
      rows={lines}
      rowKey={(line) => `${line.kind} ${line.campaignId} ${line.code} ${line.due}`}
      columns={[
        { key: 'due', title: t('office.duties.due'), width: 110, render: (line) => <DueText due={line.due} done={!isLate(line)} /> },
        { key: 'what', title: t('office.duties.duty'), render: (line) => <><Go to={placeOf(line)}>{textOf(line)}</Go>　{line.clause && <ClauseNote clause={line.clause} />}{several && <div className="faint">{words(line.campaignTitle)}</div>}</> },
        { key: 'who', title: t('office.duties.unit'), width: 220, render: (line) => whoOf(line) },
        { key: 'state', title: t('office.duties.state'), width: 150, render: (line) => <State line={line} /> },
      ]}
    />
  )
}

function State({ line }: { readonly line: CalendarLine }) {
  const { t } = useLanguage()
  if (line.kind === 'stage-begins' || line.kind === 'stage-ends') return <Tag kind="accent">{t('office.duties.stage')}</Tag>
  if (isDueWork(line.kind)) return <Tag {...(isLate(line) && { kind: 'act' as const })}>{t(isLate(line) ? 'calendar.late' : 'calendar.open')}</Tag>
  if (isDone(line)) return <Tag kind="ok">{t('office.duties.done')}</Tag>
  if (isLate(line)) return <Tag kind="act">{line.units === 1 ? t('calendar.late') : t('office.duties.units-late', { n: line.late })}</Tag>
  return <Tag>{line.units === 1 ? t('calendar.open') : `${line.done} / ${line.units}`}</Tag>
}
