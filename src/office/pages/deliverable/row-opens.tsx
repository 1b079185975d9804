import type { DeliverableRow } from '#contract/deliverables.ts'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { paths } from '../../paths.ts'
import './list-paper.css'

/** What a row opens: the household, the visit, the problem. */
export function RowOpens({ row }: { readonly row: DeliverableRow }) {
  const { t } = useLanguage()
  return (
    <span className="list-opens">
      {row.householdId && <Go to={paths.household(row.householdId)}>{t('deliverables.open.household')}</Go>}
      {row.visitId && <Go to={paths.visit(row.visitId)}>{t('deliverables.open.visit')}</Go>}
      {row.findingId && <Go to={paths.problem(row.findingId)}>{t('deliverables.open.finding')}</Go>}
    </span>
  )
}
