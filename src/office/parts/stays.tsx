import { listStays, type Stay } from '#contract/institutions.ts'
import { formatDate } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Note } from '#ui/note.tsx'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { useRead } from '../use-read.ts'

export function useStays(householdId: string): readonly Stay[] {
  return useRead(listStays, { params: { id: householdId } }).data?.rows ?? []
}

/** What is known of somebody who lives in an institution. */
export function StayText({ stay }: { readonly stay: Stay }) {
  const { t, language } = useLanguage()
  const may = useMay()
  const checked = stay.checkedOn === null ? t('institutions.stay.unchecked') : t('institutions.stay.checked', { date: formatDate(stay.checkedOn, language) })
  const text = t('institutions.stay', { name: stay.name, institution: stay.institutionName, from: formatDate(stay.from, language), checked })
  return may('institution.read') ? <Go to={paths.institution(stay.institutionId)}>{text}</Go> : <>{text}</>
}

/** Who of a household lives in an institution. */
export function Stays({ householdId }: { readonly householdId: string }) {
  const stays = useStays(householdId)
  return stays.map((stay) => <Note key={stay.residentId}><StayText stay={stay} /></Note>)
}
