import type { PreviewedRow, PreviewFound } from '#contract/screening.ts'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { formatMoney } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Note } from '#ui/note.tsx'
import { paths } from '../../paths.ts'

type Counts = PreviewFound['total']

/** Who would enter and leave by place and by kind of people, and what it costs. `isPriced`: the rule says an amount. */
export function Found({ found, isPriced }: { readonly found: PreviewFound; readonly isPriced: boolean }) {
  const { t, has } = useLanguage()
  const change = useChange()
  const { total, failure } = found
  const net = total.moreFen - total.lessFen
  const counts = columnsOf<Counts>(total, isPriced, t, change)
  return (
    <>
      <Figures>
        <Figure label={t('rules.preview.holds')} value={total.holds} />
        <Figure label={t('rules.preview.enters')} value={total.enters} />
        <Figure label={t('rules.preview.leaves')} value={total.leaves} />
        <Figure label={t('screening.outcome.UNKNOWN')} value={total.unknown} />
        {total.failed > 0 && <Figure label={t('screening.outcome.FAILED')} value={total.failed} act />}
        <Figure label={t('screening.outcome.ALL')} value={total.all} />
      </Figures>
      {isPriced && (
        <>
          <Figures>
            <Figure label={t('rules.cost.more')} value={change(total.moreFen)} />
            <Figure label={t('rules.cost.less')} value={change(-total.lessFen)} />
            <Figure label={t('rules.cost.month')} value={change(net)} />
            <Figure label={t('rules.cost.year')} value={change(net * 12)} />
            {total.settled > 0 && <Figure label={t('rules.cost.settled')} value={total.settled} />}
          </Figures>
          {total.unpriced > 0 && <Note kind="wait">{t('rules.cost.unpriced', { n: total.unpriced })}</Note>}
        </>
      )}
      {failure && <Note kind="act">{t('rules.preview.failed', { n: total.failed, name: failure.at.name, place: failure.at.areaName, why: has(`rules.failed.${failure.code}`) ? t(`rules.failed.${failure.code}`) : failure.code })}</Note>}
      <div className="stack">
        <DataTable caption={t('rules.by-area')} columns={[{ key: 'area', title: t('roster.area'), width: '34%', render: (row) => row.name }, ...counts]} rows={found.areas} rowKey={(row) => row.areaId} />
        <DataTable caption={t('rules.by-group')} columns={[{ key: 'group', title: t('rules.group'), width: '34%', render: (row) => t(`rules.group.${row.group}`) }, ...counts]} rows={found.groups} rowKey={(row) => row.group} />
      </div>
      <Names title={t('rules.preview.enters')} rows={found.entering} total={total.enters} />
      <Names title={t('rules.preview.leaves')} rows={found.leaving} total={total.leaves} />
    </>
  )
}

function columnsOf<Row extends Counts>(total: Counts, isPriced: boolean, t: ReturnType<typeof useLanguage>['t'], change: (fen: number) => string): readonly DataColumn<Row>[] {
  const number = (key: 'holds' | 'enters' | 'leaves' | 'unknown', title: string): DataColumn<Row> => ({ key, title, isNumber: true, render: (row) => row[key] })
  return [
    number('holds', t('rules.preview.holds')),
    number('enters', t('rules.preview.enters')),
    number('leaves', t('rules.preview.leaves')),
    number('unknown', t('screening.outcome.UNKNOWN')),
    ...(total.failed > 0 ? [{ key: 'failed', title: t('screening.outcome.FAILED'), isNumber: true, render: (row: Row) => <span className={row.failed > 0 ? 'late' : 'faint'}>{row.failed}</span> }] : []),
    ...(isPriced ? [{ key: 'cost', title: t('rules.cost.month'), isNumber: true, render: (row: Row) => <span className="nowrap">{change(row.moreFen - row.lessFen)}</span> }] : []),
  ]
}

/** A difference of money with its sign. */
export function useChange(): (fen: number) => string {
  const { t, language } = useLanguage()
  return (fen) => t('ui.money', { amount: `${fen > 0 ? '+' : fen < 0 ? '−' : ''}${formatMoney(Math.abs(fen), language)}` })
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
