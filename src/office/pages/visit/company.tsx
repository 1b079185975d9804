import { getCompany, type Company as CompanyAnswer } from '#contract/visits.ts'
import { useLanguage } from '#ui/language.ts'
import { useListed } from '#ui/listed.ts'
import { Note } from '#ui/note.tsx'
import { useMay } from '../../session.ts'
import { useRead } from '../../use-read.ts'

const sign = 25_000 // milliseconds between two signs of life

type Props = { readonly householdId: string; readonly page: CompanyAnswer['others'][number]['page'] }

/** Who else has this household open at this moment. */
export function Company({ householdId, page }: Props) {
  const { t } = useLanguage()
  const listed = useListed()
  const may = useMay()
  const { data } = useRead(getCompany, { params: { id: householdId }, query: { page } }, { enabled: may('visit.record'), again: () => sign })
  const others = data?.others ?? []
  if (others.length === 0) return null
  const writing = others.filter((one) => one.page === 'visit').map((one) => one.name)
  const reading = others.filter((one) => one.page === 'household').map((one) => one.name)
  return (
    <div className="no-print" role="status">
      {writing.length > 0 && <Note kind="wait">{t('visit.company.visit', { names: listed(writing) })}</Note>}
      {reading.length > 0 && <Note>{t('visit.company.household', { names: listed(reading) })}</Note>}
    </div>
  )
}
