import { useEffect, useMemo } from 'react'
import { Form, Input, Modal, Select } from 'antd'
import { ProblemError } from '#client/problem-error.ts'
import { addEntry } from '#contract/rosters.ts'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useCampaign } from '../../campaign/use-campaign.ts'
import { useWrite } from '../../use-write.ts'

type Values = { name: string; citizenId: string; phone?: string; address?: string; source: string; reason: string }

/** A household the village knows of and no register has; it waits for the next signature. */
export function AddHousehold({ campaignId, onClose }: { readonly campaignId: string; readonly onClose: () => void }) {
  const { t, has, words } = useLanguage()
  const campaign = useCampaign(campaignId)
  const [form] = Form.useForm<Values>()
  const add = useWrite(addEntry, { onDone: onClose })
  const send = ({ phone, address, ...rest }: Values) => add.mutate({ params: { id: campaignId }, body: { ...rest, ...(phone && { phone }), ...(address && { address }) } })
  const faults = useMemo(() => faultsOf(add.error).filter(({ code }) => has(`imports.complaint.${code}`)), [add.error, has])
  // Said at the field it belongs to, in the words of an import.
  useEffect(() => {
    form.setFields(faults.map(({ path, code, ...details }) => ({ name: path, errors: [t(`imports.complaint.${code}`, details)] })))
  }, [faults, form, t])
  const need = [{ required: true, whitespace: true, message: t('roster.add.needed') }]
  return (
    <Modal open title={t('roster.add.title')} width={520} okText={t('roster.add.do')} cancelText={t('ui.cancel')} onOk={() => form.submit()} okButtonProps={{ loading: add.isPending }} onCancel={onClose} mask={{ closable: false }}>
      <p className="muted">{t('roster.add.what')}</p>
      <ProblemNote problem={faults.length > 0 ? null : add.error} />
      <Form form={form} layout="vertical" onFinish={send} scrollToFirstError>
        <Form.Item name="name" label={t('roster.add.name')} rules={need}><Input maxLength={60} autoFocus autoComplete="off" /></Form.Item>
        <Form.Item name="citizenId" label={t('roster.add.id')} rules={need}><Input maxLength={40} autoComplete="off" /></Form.Item>
        <Form.Item name="address" label={t('roster.add.address')}><Input maxLength={200} autoComplete="off" /></Form.Item>
        <Form.Item name="phone" label={t('roster.add.phone')}><Input maxLength={40} autoComplete="off" /></Form.Item>
        <Form.Item name="source" label={t('roster.add.source')} rules={need}>
          <Select popupMatchSelectWidth={false} options={(campaign?.plan.sources ?? []).filter((source) => !source.restricted).map((source) => ({ value: source.id, label: words(source.title) }))} />
        </Form.Item>
        <Form.Item name="reason" label={t('roster.add.reason')} rules={need}><Input.TextArea rows={3} maxLength={500} /></Form.Item>
      </Form>
    </Modal>
  )
}

type Fault = { readonly path: keyof Values; readonly code: string }

/** The fields that the server refused. */
function faultsOf(error: Error | null): readonly Fault[] {
  const issues = error instanceof ProblemError && error.code === 'INPUT_INVALID' ? error.details['issues'] : undefined
  return Array.isArray(issues) ? (issues as Fault[]) : []
}
