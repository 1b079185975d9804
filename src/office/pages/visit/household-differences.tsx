import { listHouseholdDifferences } from '#contract/visits.ts'
import { useLanguage } from '#ui/language.ts'
import { Sheet } from '#ui/sheet.tsx'
import { useRead } from '../../use-read.ts'
import { Differences } from './differences.tsx'

/** Two answers of one household that differ; nothing when there are none. */
export function HouseholdDifferences({ householdId }: { readonly householdId: string }) {
  const { t } = useLanguage()
  const { data } = useRead(listHouseholdDifferences, { params: { id: householdId } })
  const rows = data?.rows ?? []
  if (rows.length === 0) return null
  const open = rows.filter((row) => !row.settled).length
  return <div className="visit-differences"><Sheet flush title={open > 0 ? t('visit.differences.count', { count: open }) : t('visit.differences')}><Differences differences={rows} /></Sheet></div>
}
