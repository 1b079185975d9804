import type { AreaFigures } from '#contract/screening.ts'
import type { DataColumn } from '#ui/data-table.tsx'
import { formatNumber } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { paths } from '../../paths.ts'

type Counts = Omit<AreaFigures, 'areaId' | 'name' | 'isVillage'>
type Where = { readonly ruleId: string; readonly area: string | undefined; readonly hasAid: boolean }

const outcomes = { should: 'SHOULD', shouldNot: 'SHOULD_NOT', receives: 'RECEIVES', holds: 'HOLDS', near: 'NEAR', unknown: 'UNKNOWN', failed: 'FAILED', all: 'ALL' } as const
/** What only a rule about aid comes to, and only one about none; the others any rule does. */
const [ofAid, ofNoAid] = [['should', 'shouldNot', 'receives'], ['holds']] as const satisfies readonly (readonly (keyof typeof outcomes)[])[]

/** Columns of figures of which each opens its rows. Failures, a mistake of a rule, have a column where there are any. */
export function useFigureColumns<Row extends Counts>(rows: readonly Row[], whereOf: (row: Row) => Where): DataColumn<Row>[] {
  const { t, language } = useLanguage()
  const figure = (key: keyof typeof outcomes): DataColumn<Row> => ({
    key,
    title: t(`screening.outcome.${outcomes[key]}`),
    isNumber: true,
    render: (row) => {
      const { ruleId, area, hasAid } = whereOf(row)
      if (isAmong(hasAid ? ofNoAid : ofAid, key)) return <span className="faint">–</span>
      if (row[key] === 0) return <span className="faint">0</span>
      return <Go to={paths.screened(ruleId, { outcome: outcomes[key], area })} className={key === 'should' || key === 'shouldNot' || key === 'failed' ? 'late' : ''}>{formatNumber(row[key], language)}</Go>
    },
  })
  const keys = Object.keys(outcomes) as (keyof typeof outcomes)[]
  return keys.filter((key) => key !== 'failed' || rows.some((row) => row.failed > 0)).map(figure)
}

function isAmong(keys: readonly string[], key: string): boolean {
  return keys.includes(key)
}
