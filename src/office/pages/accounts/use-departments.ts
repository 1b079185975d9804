import { listDepartments } from '#contract/accounts.ts'
import { useLanguage } from '#ui/language.ts'
import { useRead } from '../../use-read.ts'

/** Line departments that the notices name, as choices. */
export function useDepartments(): readonly { readonly value: string; readonly label: string }[] {
  const { words } = useLanguage()
  return (useRead(listDepartments, {}).data?.rows ?? []).map(({ id, title }) => ({ value: id, label: words(title) }))
}

export function useDepartmentName(): (id: string) => string {
  const departments = useDepartments()
  return (id) => departments.find((one) => one.value === id)?.label ?? id
}
