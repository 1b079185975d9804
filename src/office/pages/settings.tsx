import { App, Button, Form, InputNumber } from 'antd'
import { changeSettings, getSettings, type Settings } from '#contract/settings.ts'
import { ruleBounds } from '#domain/access/session-rules.ts'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { useRead } from '../use-read.ts'
import { useWrite } from '../use-write.ts'

const rules = ['idleMinutes', 'sessionHours', 'failuresAllowed'] as const satisfies readonly (keyof Settings)[]

/** `/settings`: how sessions of this district are kept, and what kind of database this is. */
export default function SettingsPage() {
  const { t } = useLanguage()
  const { message } = App.useApp()
  const read = useRead(getSettings, {})
  const change = useWrite(changeSettings, { onDone: () => void message.success(t('accounts.settings.saved')) })
  return (
    <>
      <PageHead title={t('office.nav.settings')} tags={read.data && <Tag kind={read.data.kind === 'example' ? 'wait' : 'plain'}>{t(`accounts.settings.kind.${read.data.kind}`)}</Tag>} note={read.data && t('accounts.settings.version', { version: read.data.version })} />
      <ProblemNote problem={read.error ?? change.error} />
      {!read.data ? <Loading /> : (
        <div style={{ maxWidth: 440 }}>
          <Sheet title={t('accounts.settings.sessions')}>
            <Form layout="vertical" requiredMark={false} initialValues={read.data} onFinish={(body: Settings) => change.mutate({ body })}>
              {rules.map((rule) => (
                <Form.Item key={rule} name={rule} label={t(`accounts.settings.${rule}`)} rules={[{ required: true, message: t('office.required') }]}>
                  <InputNumber min={ruleBounds[rule][0]} max={ruleBounds[rule][1]} precision={0} style={{ width: 140 }} />
                </Form.Item>
              ))}
              <Button type="primary" htmlType="submit" loading={change.isPending}>{t('accounts.save')}</Button>
            </Form>
          </Sheet>
        </div>
      )}
    </>
  )
}
