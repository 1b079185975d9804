import type { Account } from '#contract/accounts.ts'
import { useLanguage } from '#ui/language.ts'
import { Tag } from '#ui/tag.tsx'

/** Whether an account can be used, and what is special about it. */
export function AccountTags({ account }: { readonly account: Account }) {
  const { t } = useLanguage()
  return (
    <span className="row">
      <State account={account} />
      {account.isPrincipal && <Tag kind="accent">{t('accounts.principal')}</Tag>}
      {account.hasTotp && <Tag>{t('accounts.totp')}</Tag>}
    </span>
  )
}

function State({ account }: { readonly account: Account }) {
  const { t } = useLanguage()
  if (account.isDisabled) return <Tag>{t('office.accounts.disabled')}</Tag>
  if (account.isEnded) return <Tag>{t('accounts.ended')}</Tag>
  if (account.isUnconfirmed) return <Tag kind="wait">{t('accounts.unconfirmed')}</Tag>
  if (account.isLocked) return <Tag kind="act">{t('office.accounts.locked')}</Tag>
  if (account.mustChange) return <Tag kind="wait">{t('accounts.first-use')}</Tag>
  return <Tag kind="ok">{t('office.accounts.active')}</Tag>
}
