import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import { confirmAccount, type Account } from '#contract/accounts.ts'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useWrite } from '../../use-write.ts'

/** The second person looks at whose account it is before it can be used. */
export function ConfirmAccount({ account }: { readonly account: Account }) {
  const { t } = useLanguage()
  const { message } = App.useApp()
  const [isOpen, setOpen] = useState(false)
  const confirm = useWrite(confirmAccount, {
    onDone: () => {
      void message.success(t('accounts.confirmed', { name: account.name }))
      setOpen(false)
    },
  })
  const { name, login, role, areaName, phone } = account
  return (
    <>
      <Button size="small" type="primary" onClick={() => setOpen(true)} aria-label={t('accounts.confirm-of', { name })}>{t('accounts.confirm')}</Button>
      {isOpen && (
        <Modal open title={t('accounts.confirm-of', { name })} okText={t('accounts.confirm-do')} cancelText={t('ui.cancel')} okButtonProps={{ loading: confirm.isPending }} onOk={() => confirm.mutate({ params: { id: account.id } })} onCancel={() => setOpen(false)} width={440}>
          <ProblemNote problem={confirm.error} />
          <p>{t('accounts.confirm-what', { name, login, role: t(`access.role.${role}`), area: areaName, phone: phone || t('accounts.no-phone') })}</p>
        </Modal>
      )}
    </>
  )
}
