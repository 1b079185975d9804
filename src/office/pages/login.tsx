import { useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, type InputRef } from 'antd'
import { useRef, useState } from 'react'
import { getAbout, getSession, signIn, type About } from '#contract/sessions.ts'
import { useGo } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { useFilter } from '../address.ts'
import { asksForCode } from '../asks-for-code.ts'
import { paths } from '../paths.ts'
import { Alone } from '../shell/alone.tsx'
import { Elsewhere } from '../shell/elsewhere.tsx'
import { useRead } from '../use-read.ts'
import { useWrite } from '../use-write.ts'

/** `/login`: only ways inside the office are gone back to. */
export default function Login() {
  const { t } = useLanguage()
  const about = useRead(getAbout, {})
  if (about.data?.needsSetup) return <Elsewhere to={paths.setup()} />
  const examples = about.data?.exampleAccounts ?? []
  return (
    <Alone title={t('office.login.title')} isWide={examples.length > 0}>
      <ProblemNote problem={about.error} onRetry={() => void about.refetch()} />
      {about.isPending ? <Loading /> : <Door examples={examples} />}
    </Alone>
  )
}

function Door({ examples }: { readonly examples: About['exampleAccounts'] }) {
  const { t } = useLanguage()
  const go = useGo()
  const client = useQueryClient()
  const [{ back }] = useFilter()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const first = useRef<InputRef>(null)
  const enter = useWrite(signIn, {
    onDone: (session) => {
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== getSession.path })
      client.setQueryData([getSession.path, null, null], session)
      go(back?.startsWith('/') && !back.startsWith('//') ? back : paths.today())
    },
  })
  const send = () => {
    if (login.trim() === '') return first.current?.focus()
    if (password !== '') enter.mutate({ body: { login: login.trim(), password, ...(/^\d{6}$/.test(code) && { code }) } })
  }
  return (
    <div className={examples.length > 0 ? 'login' : 'login login-one'}>
      <Sheet title={t('office.login.title')}>
        <ProblemNote problem={asksForCode(enter.error) && code === '' ? null : enter.error} />
        <Form layout="vertical" onFinish={send} requiredMark={false}>
          <Form.Item label={t('office.login.login')} htmlFor="login">
            <Input id="login" ref={first} autoFocus autoComplete="username" value={login} onChange={(event) => setLogin(event.target.value)} />
          </Form.Item>
          <Form.Item label={t('office.login.password')} htmlFor="password">
            <Input.Password id="password" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />
          </Form.Item>
          {asksForCode(enter.error) && (
            <Form.Item label={t('accounts.totp-code')} htmlFor="code">
              <Input id="code" autoFocus inputMode="numeric" autoComplete="one-time-code" maxLength={6} value={code} onChange={(event) => setCode(event.target.value)} />
            </Form.Item>
          )}
          <Button type="primary" htmlType="submit" block loading={enter.isPending} disabled={login.trim() === '' || password === ''}>{t('office.login.enter')}</Button>
        </Form>
      </Sheet>
      {examples.length > 0 && (
        <Sheet title={t('office.login.examples')} note={t('office.login.examples-note')} flush>
          <ul className="pick-list">
            {examples.map((one) => (
              <li key={one.login}>
                <button type="button" aria-pressed={one.login === login} onClick={() => { setLogin(one.login); setPassword(one.password) }}>
                  <b>{one.name}</b>
                  <span>{one.areaName}　<span className="faint">{one.login}</span></span>
                  <span className="muted">{t(`access.role.${one.role}`)}</span>
                </button>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
    </div>
  )
}
