import { useQueryClient } from '@tanstack/react-query'
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { getSession, signIn, type Session } from '#contract/sessions.ts'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { asksForCode } from '../asks-for-code.ts'
import { isUnsaved } from '../typed.ts'
import { useWrite } from '../use-write.ts'
import { UnsavedDialog } from './unsaved.tsx'

/** The session ended over an open page: the password again, and the page goes on as it is. */
export function SignInAgain({ session, isLocked, onLeave, onDone }: { readonly session: Session; readonly isLocked: boolean; readonly onLeave: () => void; readonly onDone: () => void }) {
  const { t } = useLanguage()
  const client = useQueryClient()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [isAsking, setAsking] = useState(false)
  const enter = useWrite(signIn, {
    onDone: (again) => {
      client.setQueryData([getSession.path, null, null], again)
      onDone()
    },
  })
  const send = () => password !== '' && enter.mutate({ body: { login: session.account.login, password, ...(code !== '' && { code }) } })
  return (
    <Modal open title={t(isLocked ? 'accounts.locked' : 'office.again.title')} okText={t('office.login.enter')} cancelText={t('office.again.other')} okButtonProps={{ disabled: password === '', loading: enter.isPending }} onOk={send} onCancel={() => (isUnsaved() ? setAsking(true) : onLeave())} closable={false} keyboard={false} mask={{ closable: false }} width={440}>
      <p className="muted">{isLocked ? t('accounts.locked-text', { name: session.account.name }) : t('office.again.text')}</p>
      <ProblemNote problem={enter.error} />
      <label htmlFor="again-password">{t('office.again.password', { name: session.account.name, login: session.account.login })}</label>
      <Input.Password id="again-password" autoFocus autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} onPressEnter={send} />
      {asksForCode(enter.error) && (
        <>
          <label htmlFor="again-code">{t('accounts.totp-code')}</label>
          <Input id="again-code" inputMode="numeric" autoComplete="one-time-code" maxLength={6} value={code} onChange={(event) => setCode(event.target.value)} onPressEnter={send} />
        </>
      )}
      {isAsking && <UnsavedDialog onStay={() => setAsking(false)} onLeave={onLeave} />}
    </Modal>
  )
}
