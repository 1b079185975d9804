import { Form, Input, Modal, Select } from 'antd'
import { listHousehold } from '#contract/rosters.ts'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useCampaign } from '../../campaign/use-campaign.ts'
import { useWrite } from '../../use-write.ts'
import { filledIn } from '../roster/add-household.tsx'
import { AskFields } from '../roster/ask-fields.tsx'
import { useFieldFaults } from '../roster/field-faults.ts'

type Values = { source: string; reason: string; particulars?: Record<string, Record<string, string | number | boolean>> }

/** A household that is on no roster comes onto that of a campaign. */
export function TakeUp({ campaignId, householdId, onClose }: { readonly campaignId: string; readonly householdId: string; readonly onClose: () => void }) {
  const { t, words } = useLanguage()
  const campaign = useCampaign(campaignId)
  const [form] = Form.useForm<Values>()
  const list = useWrite(listHousehold, { onDone: onClose })
  const isSaid = useFieldFaults(form, list.error)
  const chosen = Form.useWatch('source', form)
  const sources = (campaign?.plan.sources ?? []).filter((source) => !source.restricted)
  const source = sources.find((one) => one.id === chosen)
  const need = [{ required: true, whitespace: true, message: t('roster.add.needed') }]
  const send = ({ source: id, reason, particulars }: Values) => {
    const own = filledIn(particulars?.[id])
    list.mutate({ params: { id: campaignId, householdId }, body: { source: id, reason, ...(Object.keys(own).length > 0 && { particulars: { [id]: own } }) } })
  }
  return (
    <Modal open title={t('desk.act.take-up')} width={520} okText={t('desk.act.take-up')} cancelText={t('ui.cancel')} onOk={() => form.submit()} okButtonProps={{ loading: list.isPending }} onCancel={onClose} mask={{ closable: false }}>
      <ProblemNote problem={isSaid ? null : list.error} />
      <Form form={form} layout="vertical" onFinish={send} scrollToFirstError>
        <Form.Item name="source" label={t('roster.add.source')} rules={need}><Select popupMatchSelectWidth={false} options={sources.map((one) => ({ value: one.id, label: words(one.title) }))} /></Form.Item>
        {source && <AskFields source={source} start={campaign?.start} />}
        <Form.Item name="reason" label={t('roster.add.reason')} rules={need}><Input.TextArea rows={3} maxLength={500} /></Form.Item>
      </Form>
    </Modal>
  )
}
