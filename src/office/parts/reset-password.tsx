import { App, Input, Modal } from 'antd'
import { useState } from 'react'
import { resetPassword, type Account } from '#contract/accounts.ts'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useWrite } from '../use-write.ts'

/** A new password for somebody who lost theirs; it also opens a locked account. */
export function ResetPassword({ account, onClose }: { readonly account: Account; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const { message } = App.useApp()
  const [password, setPassword] = useState('')
  const reset = useWrite(resetPassword, {
    onDone: () => {
      void message.success(t('office.password.changed'))
      onClose()
    },
  })
  return (
    <Modal open title={t('office.accounts.reset-of', { name: account.name })} okText={t('office.accounts.reset')} cancelText={t('ui.cancel')} okButtonProps={{ disabled: password === '', loading: reset.isPending }} onOk={() => reset.mutate({ params: { id: account.id }, body: { password } })} onCancel={onClose} width={440}>
      <ProblemNote problem={reset.error} />
      <label htmlFor="reset-password">{t('office.password.next')}</label>
      <Input.Password id="reset-password" autoFocus autoComplete="new-password" value={password} onChange={(event) => setPassword(event.target.value)} />
      <p className="faint">{t('office.password.hint')}</p>
    </Modal>
  )
}
