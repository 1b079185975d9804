import type { AreaFigures } from '#contract/screening.ts'
import type { DataColumn } from '#ui/data-table.tsx'
import { formatNumber } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { paths } from '../../paths.ts'

type Counts = Omit<AreaFigures, 'areaId' | 'name' | 'isVillage'>
type Where = { readonly ruleId: string; readonly area: string | undefined; readonly isVillage: boolean; readonly hasAid: boolean }

const listed = { should: 'SHOULD', shouldNot: 'SHOULD_NOT', holds: 'HOLDS', near: 'NEAR' } as const

/** Columns of figures of which each opens its rows. What cannot be decided opens area by area, down to a village. Failures, a mistake of a rule, have a column where there are any. */
export function useFigureColumns<Row extends Counts>(rows: readonly Row[], whereOf: (row: Row) => Where): DataColumn<Row>[] {
  const { t, language } = useLanguage()
  const number = (count: number, to: string | undefined, act = false) => (count === 0 ? <span className="faint">0</span> : to ? <Go to={to} className={act ? 'late' : ''}>{formatNumber(count, language)}</Go> : <>{formatNumber(count, language)}</>)
  const kept = (key: keyof typeof listed): DataColumn<Row> => ({
    key,
    title: t(`screening.outcome.${listed[key]}`),
    isNumber: true,
    render: (row) => {
      const { ruleId, area, hasAid } = whereOf(row)
      const isAsked = key === 'near' || (key === 'holds') !== hasAid
      return isAsked ? number(row[key], paths.screened(ruleId, { outcome: listed[key], area }), key === 'should' || key === 'shouldNot') : <span className="faint">–</span>
    },
  })
  return [
    kept('should'),
    kept('shouldNot'),
    { key: 'receives', title: t('screening.outcome.RECEIVES'), isNumber: true, render: (row) => (whereOf(row).hasAid ? formatNumber(row.receives, language) : <span className="faint">–</span>) },
    kept('holds'),
    kept('near'),
    { key: 'unknown', title: t('screening.outcome.UNKNOWN'), isNumber: true, render: (row) => {
      const { ruleId, area, isVillage } = whereOf(row)
      return number(row.unknown, isVillage ? paths.screened(ruleId, { outcome: 'UNKNOWN', area }) : paths.screeningRule(ruleId, { area }))
    } },
    ...(rows.some((row) => row.failed > 0) ? [{ key: 'failed', title: t('screening.outcome.FAILED'), isNumber: true, render: (row: Row) => <span className={row.failed > 0 ? 'late' : 'faint'}>{formatNumber(row.failed, language)}</span> }] : []),
    { key: 'all', title: t('screening.all'), isNumber: true, render: (row) => formatNumber(row.all, language) },
  ]
}
