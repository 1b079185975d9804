import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { removeTotp, setAccountState, type Account } from '#contract/accounts.ts'
import { useLanguage } from '#ui/language.ts'
import { useProblemText } from '#ui/problem-note.tsx'
import { ResetPassword } from '../../parts/reset-password.tsx'
import { useSession } from '../../session.ts'
import { useWrite } from '../../use-write.ts'
import { AccountForm } from './account-form.tsx'
import { HandOver } from './hand-over.tsx'

/** What can be done with an account. Switching off is undone by switching on, so nothing is asked first. */
export function AccountActs({ account }: { readonly account: Account }) {
  const { t } = useLanguage()
  const { message } = App.useApp()
  const textOf = useProblemText()
  const session = useSession()
  const [open, setOpen] = useState<'change' | 'reset' | 'hand-over'>()
  const tell = { onError: (error: Error) => void message.error(textOf(error)) }
  const set = useWrite(setAccountState)
  const drop = useWrite(removeTotp)
  const isOwn = account.id === session.account.id
  const close = () => setOpen(undefined)
  const items = [
    { key: 'change', label: t('accounts.change'), onClick: () => setOpen('change') },
    { key: 'reset', label: t('office.accounts.reset'), onClick: () => setOpen('reset') },
    account.hasTotp && { key: 'totp', label: t('accounts.totp-remove'), onClick: () => drop.mutate({ params: { id: account.id } }, tell) },
    !isOwn && !account.isDisabled && account.role !== 'administrator' && { key: 'hand-over', label: t('accounts.hand-over'), onClick: () => setOpen('hand-over') },
    !isOwn && { key: 'state', label: t(account.isDisabled ? 'office.accounts.enable' : 'office.accounts.disable'), onClick: () => set.mutate({ params: { id: account.id }, body: { isDisabled: !account.isDisabled } }, tell) },
  ].filter((one) => one !== false)
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items }}>
        <Button size="small" aria-label={t('accounts.acts-of', { name: account.name })}>{t('accounts.acts')}</Button>
      </Dropdown>
      {open === 'change' && <AccountForm account={account} roles={[account.role]} onClose={close} />}
      {open === 'reset' && <ResetPassword account={account} onClose={close} />}
      {open === 'hand-over' && <HandOver account={account} onClose={close} />}
    </>
  )
}
