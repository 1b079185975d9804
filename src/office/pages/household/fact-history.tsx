import { Modal } from 'antd'
import { factHistory } from '#contract/household-desk.ts'
import { DateText, MomentText } from '#ui/date-text.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useRead } from '../../use-read.ts'
import { useFactText } from './fact-text.ts'

type Props = { readonly householdId: string; readonly personId?: string | undefined; readonly name: string; readonly onClose: () => void }

/** Every value that a fact has had, the newest day first. */
export function FactHistory({ householdId, personId, name, onClose }: Props) {
  const { t } = useLanguage()
  const text = useFactText()
  const subject = personId === undefined ? 'household' : 'person'
  const read = useRead(factHistory, { params: { id: householdId }, query: { name, ...(personId !== undefined && { personId }) } })
  return (
    <Modal open title={text.name(subject, name)} footer={null} onCancel={onClose} width={620}>
      <ProblemNote problem={read.error} />
      {!read.data && !read.error ? <Loading /> : (
        <DataTable
          caption={text.name(subject, name)}
          rows={read.data?.rows ?? []}
          rowKey={(row) => `${row.asOf} ${row.source.kind} ${row.recordedAt} ${JSON.stringify(row.value)}`}
          empty={<p className="faint">{t('desk.history.none')}</p>}
          columns={[
            { key: 'asOf', title: t('desk.history.as-of'), render: (row) => <DateText date={row.asOf} /> },
            { key: 'value', title: t('desk.history.value'), render: (row) => text.value(subject, name, row.value) },
            { key: 'source', title: t('desk.history.source'), render: (row) => <>{t(`household.source.${row.source.kind}`)} <span className="faint">{row.source.label}</span></> },
            { key: 'at', title: t('desk.history.at'), render: (row) => <span className="faint">{row.recordedAt !== null && <MomentText at={row.recordedAt} />}</span> },
          ]}
        />
      )}
    </Modal>
  )
}
