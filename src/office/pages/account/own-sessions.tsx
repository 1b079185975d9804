import { App } from 'antd'
import { endSession, listSessions } from '#contract/sessions.ts'
import { DataTable } from '#ui/data-table.tsx'
import { MomentText } from '#ui/date-text.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { ProblemNote, useProblemText } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { useRead } from '../../use-read.ts'
import { useWrite } from '../../use-write.ts'
import { agentText } from './agent-text.ts'

/** Where this account is signed in; any but this one can be ended. */
export function OwnSessions() {
  const { t } = useLanguage()
  const { message } = App.useApp()
  const textOf = useProblemText()
  const sessions = useRead(listSessions, {})
  const end = useWrite(endSession)
  return (
    <Sheet title={t('accounts.sessions')} flush>
      <ProblemNote problem={sessions.error} onRetry={() => void sessions.refetch()} />
      <DataTable
        caption={t('accounts.sessions')}
        rows={sessions.data?.rows ?? []}
        rowKey={(row) => row.id}
        empty={<Loading />}
        columns={[
          { key: 'agent', title: t('accounts.session.where'), render: (row) => <>{agentText(row.agent) || t('accounts.session.unknown')} {row.isHere && <Tag kind="ok">{t('accounts.session.here')}</Tag>}</> },
          { key: 'since', title: t('accounts.session.since'), render: (row) => <MomentText at={row.since} /> },
          { key: 'seen', title: t('accounts.session.seen'), render: (row) => <MomentText at={row.seenAt} /> },
          { key: 'do', title: t('ui.act'), isAct: true, render: (row) => !row.isHere && <button type="button" className="plain" disabled={end.isPending} onClick={() => end.mutate({ params: { id: row.id } }, { onError: (error) => void message.error(textOf(error)) })}>{t('accounts.session.end')}</button> },
        ]}
      />
    </Sheet>
  )
}
