import { listInstitutionNames } from '#contract/institutions.ts'
import { useMay } from '../../session.ts'
import { useRead } from '../../use-read.ts'

/** Institutions that an account can belong to, as choices. */
export function useInstitutions(): readonly { readonly value: string; readonly label: string }[] {
  const may = useMay()
  return (useRead(listInstitutionNames, {}, { enabled: may('institution.list') }).data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))
}
