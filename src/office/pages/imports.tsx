import { listImports, readImport, type RosterImport } from '#contract/imports.ts'
import { Count } from '#ui/count.tsx'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { MomentText } from '#ui/date-text.tsx'
import { Empty } from '#ui/empty.tsx'
import { FilePick } from '#ui/file-pick.tsx'
import { Go, useGo } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { useParam } from '../address.ts'
import { useCrumbs } from '../campaign/use-campaign.ts'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { useRead } from '../use-read.ts'
import { useWrite } from '../use-write.ts'
import { ImportStateTag, isRunning } from './imports/import-state-tag.tsx'

const every = 1500

/** Workbooks of households: send one, and see what became of the earlier ones. */
export default function ImportsPage() {
  const { t } = useLanguage()
  const id = useParam('id')
  const go = useGo()
  const may = useMay()
  const crumbs = useCrumbs(id)
  const read = useRead(listImports, { params: { id } }, { again: (data) => (data?.rows.some((one) => isRunning(one.state)) ? every : false) })
  const send = useWrite(readImport, { onDone: (made) => go(paths.import(made.id)) })
  const rows = read.data?.rows ?? []
  const columns: DataColumn<RosterImport>[] = [
    { key: 'file', title: t('imports.column.file'), render: (one) => (may('roster.import') ? <><Go to={paths.import(one.id)}>{one.fileName || t('imports.unnamed')}</Go><div className="faint">{one.sheet}</div></> : one.fileName || t('imports.unnamed')) },
    { key: 'at', title: t('imports.column.at'), render: (one) => <><MomentText at={one.at} /><div className="faint">{one.byName}</div></> },
    { key: 'rows', title: t('imports.count.rows'), isNumber: true, render: (one) => <Count value={one.counts.rows} to={paths.import(one.id)} /> },
    { key: 'imported', title: t('imports.count.imported'), isNumber: true, render: (one) => <Count value={one.counts.imported} to={`${paths.import(one.id)}?state=IMPORTED`} /> },
    { key: 'refused', title: t('imports.count.refused'), isNumber: true, render: (one) => <Count value={one.counts.refused} to={`${paths.import(one.id)}?state=REFUSED`} act /> },
    { key: 'households', title: t('imports.count.households'), isNumber: true, render: (one) => <Count value={one.counts.households} {...(one.state === 'DONE' && { to: paths.roster(id, { import: one.id }) })} /> },
    { key: 'state', title: t('imports.column.state'), render: (one) => <ImportStateTag state={one.state} /> },
  ]
  return (
    <>
      <PageHead title={t('imports.title')} crumbs={[...crumbs, { title: t('imports.roster'), to: paths.roster(id) }]} note={t('imports.note')} />
      <ProblemNote problem={send.error ?? read.error} />
      <div className="stack">
        {may('roster.import') && <FilePick accept=".xlsx,.ods,.csv,.txt" hint={t('imports.hint')} isBusy={send.isPending} onPick={(file) => send.mutate({ params: { id }, query: { name: file.name }, body: file })} />}
        {!read.isLoadingError && (
          <Sheet title={t('imports.earlier')} flush>
            {read.isPending ? <Loading /> : <DataTable caption={t('imports.earlier')} columns={columns} rows={rows} rowKey={(one) => one.id} empty={<Empty title={t('imports.none')}>{t('imports.none.why')}</Empty>} />}
          </Sheet>
        )}
      </div>
    </>
  )
}
