import { Button } from 'antd'
import { useState } from 'react'
import { finishTask, type RecordTask } from '#contract/records.ts'
import { DueText, MomentText } from '#ui/date-text.tsx'
import { Go } from '#ui/go.tsx'
import { formatDate } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { Tag } from '#ui/tag.tsx'
import { useToday } from '#ui/today.ts'
import { paths } from '../../paths.ts'
import { useMay } from '../../session.ts'
import { useWrite } from '../../use-write.ts'

/** Decisions as tasks: until when, what, who, and how it went. The unit whose task it is says when it is done. */
export function TaskLines({ tasks, showRecord = false }: { readonly tasks: readonly RecordTask[]; readonly showRecord?: boolean }) {
  const { t, words, language } = useLanguage()
  const today = useToday()
  const may = useMay()
  const [finishing, setFinishing] = useState<RecordTask>()
  const finish = useWrite(finishTask)
  return (
    <>
      <ul className="lines">
        {tasks.map((task) => (
          <li key={task.id} className="duty-line">
            <span className="duty-due"><DueText due={task.due} done={task.state === 'done'} /></span>
            <span>
              {task.what}
              <div className="faint">
                {task.areaName} {task.owner}
                {showRecord && <>　<Go to={paths.record(task.recordId)}>{t('records.task.from', { title: words(task.recordTitle), date: formatDate(task.heldOn, language, today) })}</Go></>}
                {task.doneAt && <>　{task.doneBy} <MomentText at={task.doneAt} />　{task.note}</>}
              </div>
            </span>
            {task.state === 'done' ? <Tag kind="ok">{t('office.duties.done')}</Tag> : task.isMine && may('record.write') ? <span className="row">{task.state === 'late' && <Tag kind="act">{t('calendar.late')}</Tag>}<Button size="small" onClick={() => setFinishing(task)}>{t('records.task.done')}</Button></span> : <Tag kind={task.state === 'late' ? 'act' : 'plain'}>{t(task.state === 'late' ? 'calendar.late' : 'calendar.open')}</Tag>}
          </li>
        ))}
      </ul>
      {finishing && <ReasonDialog title={finishing.what} label={t('records.task.note')} okLabel={t('records.task.done')} onOk={(note) => finish.mutateAsync({ params: { id: finishing.id }, body: { note } })} onClose={() => setFinishing(undefined)} />}
    </>
  )
}
