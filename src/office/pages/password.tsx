import { App, Button, Form, Input } from 'antd'
import type { z } from 'zod'
import { changePassword } from '#contract/sessions.ts'
import { useLanguage } from '#ui/language.ts'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { useWrite } from '../use-write.ts'

/** `/password`: one's own password. */
export default function Password() {
  const { t } = useLanguage()
  const { message } = App.useApp()
  const [form] = Form.useForm()
  const change = useWrite(changePassword, {
    onDone: () => {
      form.resetFields()
      void message.success(t('office.password.changed'))
    },
  })
  const required = [{ required: true, message: t('office.required') }]
  return (
    <>
      <PageHead title={t('office.password')} />
      <div style={{ maxWidth: 440 }}>
        <Sheet>
          <ProblemNote problem={change.error} />
          <Form form={form} layout="vertical" requiredMark={false} onFinish={(body: z.input<typeof changePassword.body>) => change.mutate({ body })}>
            <Form.Item name="current" label={t('office.password.current')} rules={required}><Input.Password autoComplete="current-password" /></Form.Item>
            <Form.Item name="next" label={t('office.password.next')} extra={t('office.password.hint')} rules={required}><Input.Password autoComplete="new-password" /></Form.Item>
            <Button type="primary" htmlType="submit" loading={change.isPending}>{t('office.password.change')}</Button>
          </Form>
        </Sheet>
      </div>
    </>
  )
}
