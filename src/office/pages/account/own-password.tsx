import { App, Button, Form, Input } from 'antd'
import type { z } from 'zod'
import { changePassword } from '#contract/sessions.ts'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { useWrite } from '../../use-write.ts'

/** Every session ends with a new password, this one too. */
export function OwnPassword({ onDone }: { readonly onDone?: () => void } = {}) {
  const { t } = useLanguage()
  const { message } = App.useApp()
  const [form] = Form.useForm()
  const change = useWrite(changePassword, {
    onDone: () => {
      form.resetFields()
      void message.success(t('office.password.changed'))
      onDone?.()
    },
  })
  const required = [{ required: true, message: t('office.required') }]
  return (
    <Sheet title={t('office.password')}>
      <ProblemNote problem={change.error} />
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(body: z.input<typeof changePassword.body>) => change.mutate({ body })}>
        <Form.Item name="current" label={t('office.password.current')} rules={required}><Input.Password autoComplete="current-password" /></Form.Item>
        <Form.Item name="next" label={t('office.password.next')} extra={t('office.password.hint')} rules={required}><Input.Password autoComplete="new-password" /></Form.Item>
        <Button type="primary" htmlType="submit" loading={change.isPending}>{t('office.password.change')}</Button>
      </Form>
    </Sheet>
  )
}
