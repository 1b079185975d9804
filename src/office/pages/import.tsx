import { Button } from 'antd'
import { getImport, readOtherSheet } from '#contract/imports.ts'
import { MomentText } from '#ui/date-text.tsx'
import { useGo } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { Note } from '#ui/note.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useParam } from '../address.ts'
import { useCrumbs } from '../campaign/use-campaign.ts'
import { paths } from '../paths.ts'
import { useRead } from '../use-read.ts'
import { useWrite } from '../use-write.ts'
import { ImportStateTag, isRunning } from './imports/import-state-tag.tsx'
import { Mapping } from './imports/mapping.tsx'
import { Progress } from './imports/progress.tsx'
import { Result } from './imports/result.tsx'

const every = 700

/** One workbook on its way in: what its columns hold, the run, what became of its rows. */
export default function ImportPage() {
  const { t, has } = useLanguage()
  const id = useParam('id')
  const read = useRead(getImport, { params: { id } }, { again: (data) => (isRunning(data?.state) ? every : false) })
  const found = read.data?.id === id ? read.data : undefined
  const crumbs = useCrumbs(found?.campaignId)
  const go = useGo()
  const other = useWrite(readOtherSheet, { onDone: (made) => go(paths.import(made.id)) })
  if (!found) return read.error ? <ProblemNote problem={read.error} onRetry={() => void read.refetch()} /> : <Loading />
  return (
    <>
      <PageHead
        title={found.fileName}
        tags={<ImportStateTag state={found.state} />}
        crumbs={[...crumbs, { title: t('imports.title'), to: paths.imports(found.campaignId) }]}
        note={<>{t('imports.sheet', { sheet: found.sheet, row: found.headingRow })}　{found.byName}　<MomentText at={found.at} /></>}
      />
      {found.otherSheets.length > 0 && (
        <Note kind="wait" action={<div className="row">{found.otherSheets.map((sheet) => <Button key={sheet} size="small" loading={other.isPending} onClick={() => other.mutate({ params: { id }, body: { sheet } })}>{t('imports.other-sheet.read', { sheet })}</Button>)}</div>}>
          {t('imports.other-sheets')}
        </Note>
      )}
      <ProblemNote problem={other.error} />
      {found.state === 'UNDONE' && <Note>{t('imports.undone')}</Note>}
      {found.state === 'FAILED' && <Note kind="act">{t('imports.failed')}{found.failure && (has(`problem.${found.failure}`) ? t(`problem.${found.failure}`) : found.failure)}</Note>}
      {found.state === 'DONE' && found.failure && <Note kind="act">{t('imports.undo.failed')}{has(`problem.${found.failure}`) ? t(`problem.${found.failure}`) : found.failure}</Note>}
      {found.state === 'READ' && <Mapping key={found.id} found={found} fields={found.fields} />}
      {isRunning(found.state) && <Progress found={found} />}
      {(found.state === 'DONE' || found.state === 'UNDONE') && <Result found={found} />}
    </>
  )
}
