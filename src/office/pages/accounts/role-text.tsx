import type { Account } from '#contract/accounts.ts'
import { DateText } from '#ui/date-text.tsx'
import { useLanguage } from '#ui/language.ts'
import { useDepartmentName } from './use-departments.ts'
import { useInstitutions } from './use-institutions.ts'

/** The role with what decides its reach: the department, the institution, the end of the contract. */
export function RoleText({ account }: { readonly account: Account }) {
  const { t } = useLanguage()
  const departmentName = useDepartmentName()
  const institutions = useInstitutions()
  return (
    <>
      {t(`access.role.${account.role}`)}
      {account.department && <div className="faint">{departmentName(account.department)}</div>}
      {account.institution && <div className="faint">{institutions.find((one) => one.value === account.institution)?.label ?? ''}</div>}
      {account.until && <div className="faint">{t('accounts.until')} <DateText date={account.until} /></div>}
    </>
  )
}
