import { Input } from 'antd'
import { useEffect, useState } from 'react'
import { call } from '#client/call.ts'
import { previewRule, type PreviewedRow, type RulePreview } from '#contract/screening.ts'
import { DataTable } from '#ui/data-table.tsx'
import { MomentText } from '#ui/date-text.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Note } from '#ui/note.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { useToday } from '#ui/today.ts'
import { paths } from '../../paths.ts'

type Props = { readonly ruleId: string | null; readonly of: 'household' | 'person'; readonly when: string }

const rest = 400 // milliseconds after the last key
const again = 1000

/** Who would enter and who would leave if the rule read as it is written now. */
export function Preview({ ruleId, of, when }: Props) {
  const { t, has } = useLanguage()
  const today = useToday()
  const [on, setOn] = useState(today)
  const [found, setFound] = useState<RulePreview>()
  const [problem, setProblem] = useState<Error>()
  useEffect(() => {
    const over = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async () => {
      try {
        const next = await call(previewRule, { body: { ruleId, of, when, on }, signal: over.signal })
        if (over.signal.aborted) return
        setProblem(undefined)
        setFound((before) => (next.reading && before?.total ? { ...before, reading: next.reading } : next))
        if (next.reading) timer = setTimeout(() => void ask(), again)
      } catch (error) {
        if (!over.signal.aborted) setProblem(error as Error)
      }
    }
    timer = setTimeout(() => void ask(), rest)
    return () => {
      over.abort()
      clearTimeout(timer)
    }
  }, [ruleId, of, when, on])
  const total = found?.total
  return (
    <Sheet title={t('rules.preview')} extra={<><label className="row">{t('rules.preview.on')} <Input type="date" style={{ width: 150 }} min={today} value={on} onChange={(event) => setOn(event.target.value || today)} /></label> {found?.readAt && <span className="faint">{t('rules.preview.read-at')} <MomentText at={found.readAt} /></span>}</>} note={t('rules.preview.note')}>
      <ProblemNote problem={problem} />
      <div role="status">{found?.reading && t('rules.preview.reading', { done: found.reading.done, of: found.reading.of })}</div>
      {total && (
        <>
          <Figures>
            <Figure label={t('rules.preview.holds')} value={total.holds} />
            <Figure label={t('rules.preview.enters')} value={total.enters} />
            <Figure label={t('rules.preview.leaves')} value={total.leaves} />
            <Figure label={t('screening.outcome.UNKNOWN')} value={total.unknown} />
            {total.failed > 0 && <Figure label={t('screening.outcome.FAILED')} value={total.failed} act />}
            <Figure label={t('screening.outcome.ALL')} value={total.all} />
          </Figures>
          {found.failure && <Note kind="act">{t('rules.preview.failed', { n: total.failed, name: found.failure.at.name, place: found.failure.at.areaName, why: has(`rules.failed.${found.failure.code}`) ? t(`rules.failed.${found.failure.code}`) : found.failure.code })}</Note>}
          <DataTable
            caption={t('rules.preview')}
            columns={[
              { key: 'area', title: t('roster.area'), render: (row) => row.name },
              { key: 'holds', title: t('rules.preview.holds'), isNumber: true, render: (row) => row.holds },
              { key: 'enters', title: t('rules.preview.enters'), isNumber: true, render: (row) => row.enters },
              { key: 'leaves', title: t('rules.preview.leaves'), isNumber: true, render: (row) => row.leaves },
              { key: 'unknown', title: t('screening.outcome.UNKNOWN'), isNumber: true, render: (row) => row.unknown },
              ...(total.failed > 0 ? [{ key: 'failed', title: t('screening.outcome.FAILED'), isNumber: true, render: (row: (typeof found.areas)[number]) => <span className={row.failed > 0 ? 'late' : 'faint'}>{row.failed}</span> }] : []),
            ]}
            rows={found.areas}
            rowKey={(row) => row.areaId}
          />
          <Names title={t('rules.preview.enters')} rows={found.entering} total={total.enters} />
          <Names title={t('rules.preview.leaves')} rows={found.leaving} total={total.leaves} />
        </>
      )}
    </Sheet>
  )
}

function Names({ title, rows, total }: { readonly title: string; readonly rows: readonly PreviewedRow[]; readonly total: number }) {
  const { t } = useLanguage()
  if (rows.length === 0) return null
  return (
    <div style={{ margin: '8px 16px' }}>
      <h3>{title}</h3>
      <div className="row">{rows.map((row) => <div key={`${row.householdId} ${row.personId ?? ''}`}><Go to={paths.card(row.householdId)}>{row.name}</Go><div className="faint">{row.areaName}</div></div>)}</div>
      {total > rows.length && <span className="faint">{t('rules.preview.first', { shown: rows.length, total })}</span>}
    </div>
  )
}
