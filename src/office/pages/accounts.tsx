import { App, Button } from 'antd'
import { useState } from 'react'
import { listAccounts, setAccountState, type Account } from '#contract/accounts.ts'
import { DataTable } from '#ui/data-table.tsx'
import { MomentText } from '#ui/date-text.tsx'
import { Empty } from '#ui/empty.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote, useProblemText } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { NewAccount } from '../parts/new-account.tsx'
import { ResetPassword } from '../parts/reset-password.tsx'
import { useSession } from '../session.ts'
import { useRead } from '../use-read.ts'
import { useWrite } from '../use-write.ts'

/** `/accounts`: who may sign in, as what, where. */
export default function Accounts() {
  const { t } = useLanguage()
  const accounts = useRead(listAccounts, {})
  const [isMaking, setMaking] = useState(false)
  const [resetting, setResetting] = useState<Account>()
  return (
    <>
      <PageHead title={t('office.nav.accounts')} note={t('office.accounts.note')} actions={<Button type="primary" onClick={() => setMaking(true)}>{t('office.accounts.new')}</Button>} />
      <ProblemNote problem={accounts.error} onRetry={() => void accounts.refetch()} />
      {!accounts.isLoadingError && (
        <Sheet flush>
          <DataTable
            caption={t('office.nav.accounts')}
            rows={accounts.data?.rows ?? []}
            rowKey={(row) => row.id}
            empty={accounts.isPending ? <Loading /> : <Empty title={t('office.accounts.none')} />}
            columns={[
              { key: 'name', title: t('office.accounts.name'), render: (row) => row.name },
              { key: 'login', title: t('office.login.login'), render: (row) => row.login },
              { key: 'role', title: t('office.accounts.role'), render: (row) => t(`access.role.${row.role}`) },
              { key: 'area', title: t('office.area'), render: (row) => row.areaName },
              { key: 'seen', title: t('office.accounts.seen'), render: (row) => (row.lastSeenAt ? <MomentText at={row.lastSeenAt} /> : <span className="faint">{t('office.accounts.never')}</span>) },
              { key: 'state', title: t('office.accounts.state'), render: (row) => <State account={row} /> },
              { key: 'do', title: t('ui.act'), isAct: true, render: (row) => <Acts account={row} onReset={() => setResetting(row)} /> },
            ]}
          />
        </Sheet>
      )}
      {isMaking && <NewAccount onClose={() => setMaking(false)} />}
      {resetting && <ResetPassword account={resetting} onClose={() => setResetting(undefined)} />}
    </>
  )
}

function State({ account }: { readonly account: Account }) {
  const { t } = useLanguage()
  if (account.isDisabled) return <Tag>{t('office.accounts.disabled')}</Tag>
  if (account.isLocked) return <Tag kind="act">{t('office.accounts.locked')}</Tag>
  return <Tag kind="ok">{t('office.accounts.active')}</Tag>
}

/** Switching off is undone by switching on, so nothing is asked first. */
function Acts({ account, onReset }: { readonly account: Account; readonly onReset: () => void }) {
  const { t } = useLanguage()
  const { message } = App.useApp()
  const textOf = useProblemText()
  const session = useSession()
  const set = useWrite(setAccountState)
  const change = (isDisabled: boolean) => set.mutate({ params: { id: account.id }, body: { isDisabled } }, { onError: (error) => void message.error(textOf(error)) })
  return (
    <span className="row nowrap">
      <button type="button" className="plain" onClick={onReset}>{t('office.accounts.reset')}</button>
      {account.id !== session.account.id && (
        <button type="button" className="plain" disabled={set.isPending} onClick={() => change(!account.isDisabled)}>{t(account.isDisabled ? 'office.accounts.enable' : 'office.accounts.disable')}</button>
      )}
    </span>
  )
}
