import { App, Button, Form, Input, QRCode } from 'antd'
import { useState } from 'react'
import { beginTotp, confirmTotp, dropTotp, listSessions } from '#contract/sessions.ts'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { useRead } from '../../use-read.ts'
import { useWrite } from '../../use-write.ts'

/** A second step at sign-in: the password, then a secret for the authenticator, then a code that shows it was taken down. */
export function OwnTotp() {
  const { t } = useLanguage()
  const { message } = App.useApp()
  const hasTotp = useRead(listSessions, {}).data?.hasTotp ?? false
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const begin = useWrite(beginTotp, { onDone: () => setPassword('') })
  const confirm = useWrite(confirmTotp, {
    onDone: () => {
      begin.reset()
      setCode('')
      void message.success(t('accounts.totp-on'))
    },
  })
  const drop = useWrite(dropTotp, {
    onDone: () => {
      setPassword('')
      void message.success(t('accounts.totp-off'))
    },
  })
  const taken = begin.data
  return (
    <Sheet title={t('accounts.totp-title')} extra={hasTotp && <Tag kind="ok">{t('accounts.totp-is-on')}</Tag>}>
      <ProblemNote problem={taken ? confirm.error : (begin.error ?? drop.error)} />
      {taken ? (
        <Form layout="vertical" onFinish={() => confirm.mutate({ body: { code } })}>
          <div className="totp-secret">
            <QRCode value={taken.uri} size={140} bordered={false} />
            <div><div className="muted">{t('accounts.totp-secret')}</div><div className="mono">{taken.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</div></div>
          </div>
          <Form.Item label={t('accounts.totp-code')} htmlFor="totp-code"><Input id="totp-code" inputMode="numeric" autoComplete="one-time-code" maxLength={6} style={{ width: 140 }} value={code} onChange={(event) => setCode(event.target.value)} /></Form.Item>
          <Button type="primary" htmlType="submit" loading={confirm.isPending} disabled={!/^\d{6}$/.test(code)}>{t('accounts.totp-confirm')}</Button>
        </Form>
      ) : (
        <Form layout="vertical" onFinish={() => (hasTotp ? drop : begin).mutate({ body: { password } })}>
          <Form.Item label={t('office.password.current')} htmlFor="totp-password"><Input.Password id="totp-password" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} /></Form.Item>
          <Button htmlType="submit" loading={begin.isPending || drop.isPending} disabled={password === ''}>{t(hasTotp ? 'accounts.totp-drop' : 'accounts.totp-begin')}</Button>
        </Form>
      )}
    </Sheet>
  )
}
