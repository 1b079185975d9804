import { Form, Modal, Select } from 'antd'
import { completeEntry, type RosterEntry } from '#contract/rosters.ts'
import type { Plan } from '#domain/plan/plan.ts'
import { hiddenSources } from '#domain/registry/shown-sources.ts'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useSession } from '../../session.ts'
import { useWrite } from '../../use-write.ts'
import { filledIn } from './add-household.tsx'
import { AskFields } from './ask-fields.tsx'
import { useFieldFaults } from './field-faults.ts'
import './complete-entry.css'

type Props = { readonly entry: RosterEntry; readonly plan: Plan; readonly start: string | undefined; readonly onClose: () => void }
type Values = { source?: string; particulars?: RosterEntry['particulars'] }

/** What the sources of a household ask for: of an accident its kind, day and cost. Where nobody said from where it came, the source too. */
export function CompleteEntry({ entry, plan, start, onClose }: Props) {
  const { t, words } = useLanguage()
  const [form] = Form.useForm<Values>()
  const write = useWrite(completeEntry, { onDone: onClose })
  const isSaid = useFieldFaults(form, write.error)
  const { account } = useSession()
  const lacksSource = entry.sources.length === 0
  const chosen = Form.useWatch('source', form)
  const choices = plan.sources.filter((source) => !hiddenSources(plan.sources, account.role).includes(source.id))
  const sources = plan.sources.filter((source) => (source.id === chosen || entry.sources.includes(source.id)) && (source.asks ?? []).length > 0)
  const send = ({ source: said, particulars }: Values) => write.mutate({ params: { id: entry.id }, body: { ...(said && { source: said }), particulars: Object.fromEntries(sources.map((source) => [source.id, filledIn(particulars?.[source.id])])) } })
  return (
    <Modal open title={t('roster.complete.title', { name: entry.headName })} width={520} okText={t('ui.save')} cancelText={t('ui.cancel')} onOk={() => form.submit()} okButtonProps={{ loading: write.isPending }} onCancel={onClose} mask={{ closable: false }}>
      <ProblemNote problem={isSaid ? null : write.error} />
      <Form form={form} layout="vertical" onFinish={send} initialValues={{ particulars: entry.particulars }} scrollToFirstError>
        {lacksSource && (
          <Form.Item name="source" label={t('roster.add.source')} rules={[{ required: true, message: t('roster.add.needed') }]}>
            <Select popupMatchSelectWidth={false} options={choices.map((one) => ({ value: one.id, label: words(one.title) }))} />
          </Form.Item>
        )}
        {sources.map((source) => (
          <fieldset key={source.id} className="source-asks">
            <legend className="faint">{words(source.title)}</legend>
            <AskFields source={source} start={start} />
          </fieldset>
        ))}
      </Form>
    </Modal>
  )
}
