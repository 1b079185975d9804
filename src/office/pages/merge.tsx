import { Button } from 'antd'
import { useState } from 'react'
import { getMerge, undoMerge } from '#contract/duplicates.ts'
import { MomentText } from '#ui/date-text.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { Note } from '#ui/note.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { useParam } from '../address.ts'
import { paths } from '../paths.ts'
import { useRead } from '../use-read.ts'
import { useWrite } from '../use-write.ts'

/** One merge: what was moved, and the way back while there is one. */
export default function MergePage() {
  const { t, has } = useLanguage()
  const id = useParam('id')
  const read = useRead(getMerge, { params: { id } })
  const undo = useWrite(undoMerge)
  const [isAsking, setAsking] = useState(false)
  const merge = read.data?.id === id ? read.data : undefined
  if (!merge) return read.error ? <ProblemNote problem={read.error} onRetry={() => void read.refetch()} /> : <Loading />
  const tableName = (table: string) => t(has(`duplicates.table.${table}`) ? `duplicates.table.${table}` : 'duplicates.table.other')
  const isHindered = merge.hindrances.length > 0
  return (
    <>
      <PageHead
        title={t(`duplicates.merged.${merge.kind}`, { gone: merge.goneName, kept: merge.keptName })}
        crumbs={[{ title: t('duplicates.title'), to: paths.duplicates() }]}
        note={<>{merge.by}　<MomentText at={merge.at} />　{merge.reason}</>}
        actions={merge.mayUndo && <Button disabled={isHindered} onClick={() => setAsking(true)}>{t('duplicates.undo')}</Button>}
      />
      {merge.undoneAt && <Note kind="wait">{t('duplicates.undone', { by: merge.undoneBy ?? '' })} <MomentText at={merge.undoneAt} />　{merge.undoneReason}</Note>}
      {isHindered && <Note kind="wait">{t('duplicates.hindered', { what: merge.hindrances.map(tableName) })}</Note>}
      <Sheet title={t('duplicates.moved')}>
        <dl className="facts">
          {merge.moved.map(({ table, rows }) => <div key={table} style={{ display: 'contents' }}><dt>{tableName(table)}</dt><dd>{rows}</dd></div>)}
        </dl>
        {merge.householdId && <p><Go to={paths.household(merge.householdId)}>{t('duplicates.to-household')}</Go></p>}
      </Sheet>
      {isAsking && (
        <ReasonDialog title={t('duplicates.undo')} label={t('desk.reason')} okLabel={t('duplicates.undo')} onClose={() => setAsking(false)} onOk={(reason) => undo.mutateAsync({ params: { id }, body: { reason } })}>
          <p>{t('duplicates.undo.what', { gone: merge.goneName })}</p>
        </ReasonDialog>
      )}
    </>
  )
}
