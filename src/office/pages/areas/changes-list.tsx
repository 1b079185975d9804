import { listAreaChanges } from '#contract/areas.ts'
import { DateText } from '#ui/date-text.tsx'
import { useLanguage } from '#ui/language.ts'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { useRead } from '../../use-read.ts'

/** What was done to areas, the newest first; a large change tells how far it is. */
export function ChangesList({ onChoose }: { readonly onChoose: (id: string) => void }) {
  const { t } = useLanguage()
  const read = useRead(listAreaChanges, {}, { again: (data) => (data?.rows.some((row) => row.state === 'QUEUED' || row.state === 'RUNNING') ? 1000 : false) })
  const rows = read.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <Sheet title={t('areas.changes')}>
      <ul className="timeline">
        {rows.slice(0, 30).map((row) => (
          <li key={row.id}>
            <span className="muted"><DateText date={row.on} /></span>
            <span>
              {row.kind === 'import' ? t('areas.done.import', counts(row.details)) : <><button type="button" className="plain" onClick={() => onChoose(row.areaId)}>{row.areaName}</button> {t(`areas.act.${row.kind}`)}</>}
              {' '}<span className="faint">{row.by}</span>
              {(row.state === 'QUEUED' || row.state === 'RUNNING') && <> <Tag kind="wait">{t('areas.under-way', { percent: Math.floor((100 * row.progress.done) / Math.max(1, row.progress.of)) })}</Tag></>}
              {row.state === 'FAILED' && <> <Tag kind="act">{t('areas.failed')}</Tag> {t(`problem.${row.failure ?? 'UNEXPECTED'}`)}</>}
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

function counts(details: Readonly<Record<string, unknown>>) {
  const of = (name: string) => Number(details[name] ?? 0)
  return { added: of('added'), renamed: of('renamed'), recoded: of('recoded'), moved: of('moved'), ended: of('ended') }
}
