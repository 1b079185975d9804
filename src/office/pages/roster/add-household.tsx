import { Form, Input, Modal, Select } from 'antd'
import { addEntry } from '#contract/rosters.ts'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useCampaign } from '../../campaign/use-campaign.ts'
import { useWrite } from '../../use-write.ts'
import { AskFields } from './ask-fields.tsx'
import { useFieldFaults } from './field-faults.ts'

type Particulars = Record<string, Record<string, string | number | boolean>>
type Values = { name: string; citizenId: string; phone?: string; address?: string; source: string; reason: string; particulars?: Particulars }

/** A household the village knows of and no register has; it waits for the next signature. */
export function AddHousehold({ campaignId, onClose }: { readonly campaignId: string; readonly onClose: () => void }) {
  const { t, words } = useLanguage()
  const campaign = useCampaign(campaignId)
  const [form] = Form.useForm<Values>()
  const chosen = Form.useWatch('source', form)
  const add = useWrite(addEntry, { onDone: onClose })
  const isSaid = useFieldFaults(form, add.error)
  const sources = (campaign?.plan.sources ?? []).filter((source) => !source.restricted)
  const source = sources.find((one) => one.id === chosen)
  const send = ({ phone, address, particulars, ...rest }: Values) => {
    const own = filledIn(particulars?.[rest.source])
    add.mutate({ params: { id: campaignId }, body: { ...rest, ...(phone && { phone }), ...(address && { address }), ...(Object.keys(own).length > 0 && { particulars: { [rest.source]: own } }) } })
  }
  const need = [{ required: true, whitespace: true, message: t('roster.add.needed') }]
  return (
    <Modal open title={t('roster.add.title')} width={520} okText={t('roster.add.do')} cancelText={t('ui.cancel')} onOk={() => form.submit()} okButtonProps={{ loading: add.isPending }} onCancel={onClose} mask={{ closable: false }}>
      <p className="muted">{t('roster.add.what')}</p>
      <ProblemNote problem={isSaid ? null : add.error} />
      <Form form={form} layout="vertical" onFinish={send} scrollToFirstError>
        <Form.Item name="name" label={t('roster.add.name')} rules={need}><Input maxLength={60} autoFocus autoComplete="off" /></Form.Item>
        <Form.Item name="citizenId" label={t('roster.add.id')} rules={need}><Input maxLength={40} autoComplete="off" /></Form.Item>
        <Form.Item name="address" label={t('roster.add.address')}><Input maxLength={200} autoComplete="off" /></Form.Item>
        <Form.Item name="phone" label={t('roster.add.phone')}><Input maxLength={40} autoComplete="off" /></Form.Item>
        <Form.Item name="source" label={t('roster.add.source')} rules={need}>
          <Select popupMatchSelectWidth={false} options={sources.map((one) => ({ value: one.id, label: words(one.title) }))} />
        </Form.Item>
        {source && <AskFields source={source} start={campaign?.start} />}
        <Form.Item name="reason" label={t('roster.add.reason')} rules={need}><Input.TextArea rows={3} maxLength={500} /></Form.Item>
      </Form>
    </Modal>
  )
}

/** The answers that were given; an empty field is none. */
export function filledIn(answers: Record<string, string | number | boolean | null | undefined> | undefined): Record<string, string | number | boolean> {
  return Object.fromEntries(Object.entries(answers ?? {}).filter(([, value]) => value !== undefined && value !== null && value !== '')) as Record<string, string | number | boolean>
}
