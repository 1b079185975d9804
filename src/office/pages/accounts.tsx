import { Button } from 'antd'
import { useState } from 'react'
import { listAccounts, type Account } from '#contract/accounts.ts'
import { Choice } from '#ui/choice.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { MomentText } from '#ui/date-text.tsx'
import { Empty } from '#ui/empty.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { Note } from '#ui/note.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { SearchBox } from '#ui/search-box.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { useFilter } from '../address.ts'
import { useRead } from '../use-read.ts'
import { AccountActs } from './accounts/account-acts.tsx'
import { ConfirmAccount } from './accounts/confirm-account.tsx'
import { AccountForm } from './accounts/account-form.tsx'
import { AccountTags } from './accounts/account-tags.tsx'
import { RoleText } from './accounts/role-text.tsx'

/** `/accounts`: who may sign in, as what, where. */
export default function Accounts() {
  const { t } = useLanguage()
  const accounts = useRead(listAccounts, {})
  const [filter, set] = useFilter()
  const [isMaking, setMaking] = useState(false)
  const all = accounts.data?.rows ?? []
  const rows = all.filter((one) => fits(one, filter))
  const waiting = all.filter((one) => one.mayConfirm && !one.isDisabled).length
  const isFiltered = Boolean(filter.search || filter.role)
  const present = (accounts.data?.roles ?? []).filter((role) => all.some((one) => one.role === role))
  return (
    <>
      <PageHead title={t('office.nav.accounts')} actions={<Button type="primary" onClick={() => setMaking(true)}>{t('office.accounts.new')}</Button>} />
      <ProblemNote problem={accounts.error} onRetry={() => void accounts.refetch()} />
      {waiting > 0 && <Note kind="wait">{t('accounts.wait-for-you', { n: waiting })}</Note>}
      <FilterBar onClear={isFiltered ? () => set({ search: undefined, role: undefined }) : undefined}>
        <SearchBox label={t('accounts.search')} value={filter.search ?? ''} onChange={(search) => set({ search })} />
        <Choice label={t('office.accounts.role')} width={160} value={filter.role} onChange={(role) => set({ role })} options={present.map((value) => ({ value, label: t(`access.role.${value}`) }))} />
      </FilterBar>
      {!accounts.isLoadingError && (
        <Sheet flush>
          <DataTable
            caption={t('office.nav.accounts')}
            rows={rows}
            rowKey={(row) => row.id}
            empty={accounts.isPending ? <Loading /> : <Empty title={t(isFiltered ? 'accounts.none-found' : 'office.accounts.none')} />}
            columns={[
              { key: 'name', title: t('office.accounts.name'), render: (row) => <>{row.name}{row.post && <div className="faint">{row.post}</div>}</> },
              { key: 'login', title: t('office.login.login'), render: (row) => row.login },
              { key: 'role', title: t('office.accounts.role'), render: (row) => <RoleText account={row} /> },
              { key: 'area', title: t('office.area'), render: (row) => row.areaName },
              { key: 'phone', title: t('accounts.phone'), render: (row) => row.phone },
              { key: 'seen', title: t('office.accounts.seen'), render: (row) => (row.lastSeenAt ? <MomentText at={row.lastSeenAt} /> : <span className="faint">{t('office.accounts.never')}</span>) },
              { key: 'state', title: t('office.accounts.state'), render: (row) => <AccountTags account={row} /> },
              { key: 'do', title: t('ui.act'), isAct: true, render: (row) => <span className="row">{row.mayConfirm && <ConfirmAccount account={row} />}{row.isMine && <AccountActs account={row} />}</span> },
            ]}
          />
        </Sheet>
      )}
      {isMaking && <AccountForm roles={accounts.data?.roles ?? []} onClose={() => setMaking(false)} />}
    </>
  )
}

function fits(account: Account, { search = '', role }: Readonly<Record<string, string | undefined>>): boolean {
  if (role && account.role !== role) return false
  const words = search.trim().toLowerCase()
  return [account.name, account.login, account.areaName, account.post, account.phone].some((text) => text.toLowerCase().includes(words))
}
