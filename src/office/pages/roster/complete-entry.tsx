import { Form, Modal } from 'antd'
import { completeEntry, type RosterEntry } from '#contract/rosters.ts'
import type { Plan } from '#domain/plan/plan.ts'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useWrite } from '../../use-write.ts'
import { filledIn } from './add-household.tsx'
import { AskFields } from './ask-fields.tsx'
import { useFieldFaults } from './field-faults.ts'
import './complete-entry.css'

type Props = { readonly entry: RosterEntry; readonly plan: Plan; readonly start: string | undefined; readonly onClose: () => void }
type Values = { particulars?: RosterEntry['particulars'] }

/** What the sources of a household ask for: of an accident its kind, day and cost. */
export function CompleteEntry({ entry, plan, start, onClose }: Props) {
  const { t, words } = useLanguage()
  const [form] = Form.useForm<Values>()
  const write = useWrite(completeEntry, { onDone: onClose })
  const isSaid = useFieldFaults(form, write.error)
  const sources = plan.sources.filter((source) => entry.sources.includes(source.id) && (source.asks ?? []).length > 0)
  const send = ({ particulars }: Values) => write.mutate({ params: { id: entry.id }, body: { particulars: Object.fromEntries(sources.map((source) => [source.id, filledIn(particulars?.[source.id])])) } })
  return (
    <Modal open title={t('roster.complete.title', { name: entry.headName })} width={520} okText={t('ui.save')} cancelText={t('ui.cancel')} onOk={() => form.submit()} okButtonProps={{ loading: write.isPending }} onCancel={onClose} mask={{ closable: false }}>
      <ProblemNote problem={isSaid ? null : write.error} />
      <Form form={form} layout="vertical" onFinish={send} initialValues={{ particulars: entry.particulars }} scrollToFirstError>
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
