import { useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import type { z } from 'zod'
import { getAbout, setUp } from '#contract/sessions.ts'
import { useGo } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { useFilter } from '../address.ts'
import { paths } from '../paths.ts'
import { Alone } from '../shell/alone.tsx'
import { Elsewhere } from '../shell/elsewhere.tsx'
import { useRead } from '../use-read.ts'
import { useWrite } from '../use-write.ts'

const fields = ['token', 'districtName', 'districtCode', 'name', 'login', 'password'] as const

/** `/setup`: the first administrator of a real database. */
export default function Setup() {
  const { t } = useLanguage()
  const go = useGo()
  const client = useQueryClient()
  const [{ token }] = useFilter()
  const about = useRead(getAbout, {})
  const start = useWrite(setUp, {
    onDone: () => {
      client.clear()
      go(paths.today())
    },
  })
  if (about.data && !about.data.needsSetup && !start.isSuccess) return <Elsewhere to={paths.login()} />
  return (
    <Alone title={t('office.setup.title')}>
      <ProblemNote problem={about.error} onRetry={() => void about.refetch()} />
      {about.isPending ? (
        <Loading />
      ) : (
        <Sheet title={t('office.setup.title')} note={t('office.setup.note')}>
          <p className="muted">{t('office.setup.text')}</p>
          <ProblemNote problem={start.error} />
          <Form layout="vertical" requiredMark={false} initialValues={{ token }} onFinish={(body: z.input<typeof setUp.body>) => start.mutate({ body })}>
            {fields.map((field) => (
              <Form.Item key={field} name={field} label={t(`office.setup.${field}`)} rules={[{ required: true, whitespace: field !== 'password', message: t('office.required') }]}>
                {field === 'password' ? <Input.Password autoComplete="new-password" /> : <Input autoComplete={field === 'login' ? 'username' : 'off'} />}
              </Form.Item>
            ))}
            <Button type="primary" htmlType="submit" block loading={start.isPending}>{t('office.setup.start')}</Button>
          </Form>
        </Sheet>
      )}
    </Alone>
  )
}
