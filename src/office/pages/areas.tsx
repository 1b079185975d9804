import { App } from 'antd'
import { importAreas, listAreas, type Area } from '#contract/areas.ts'
import { Empty } from '#ui/empty.tsx'
import { FilePick } from '#ui/file-pick.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { AreaFaults } from '../parts/area-faults.tsx'
import { useMay } from '../session.ts'
import { useRead } from '../use-read.ts'
import { useWrite } from '../use-write.ts'

/** `/areas`: the tree of areas, and the workbook it comes from. */
export default function Areas() {
  const { t } = useLanguage()
  const may = useMay()
  const areas = useRead(listAreas, {})
  const rows = areas.data?.rows ?? []
  const tops = rows.filter((area) => !rows.some((other) => other.id === area.parentId))
  const count = (level: string) => rows.filter((area) => area.level === level).length
  return (
    <>
      <PageHead title={t('office.nav.areas')} note={rows.length > 0 && t('office.areas.count', { towns: count('town'), villages: count('village') })} />
      <ProblemNote problem={areas.error} onRetry={() => void areas.refetch()} />
      <div className="columns">
        <Sheet flush>
          {areas.isPending && <Loading />}
          {areas.data && rows.length === 0 && <Empty title={t('office.areas.none')}>{t('office.areas.none-text')}</Empty>}
          {tops.map((area) => <Branch key={area.id} area={area} rows={rows} isOpen />)}
        </Sheet>
        {may('area.manage') && <ImportAreas />}
      </div>
    </>
  )
}

function Branch({ area, rows, isOpen = false }: { readonly area: Area; readonly rows: readonly Area[]; readonly isOpen?: boolean }) {
  const { t } = useLanguage()
  const below = rows.filter((one) => one.parentId === area.id)
  const line = (
    <>
      <span>{area.name}</span>　<span className="faint">{t(`access.level.${area.level}`)} · {area.code}{below.length > 0 && ` · ${t('office.areas.below', { n: below.length })}`}</span>
    </>
  )
  if (below.length === 0) return <div className="branch branch-leaf">{line}</div>
  return (
    <details className="branch" open={isOpen}>
      <summary>{line}</summary>
      {below.map((one) => <Branch key={one.id} area={one} rows={rows} />)}
    </details>
  )
}

function ImportAreas() {
  const { t } = useLanguage()
  const { message } = App.useApp()
  const send = useWrite(importAreas, { onDone: (done) => void message.success(t('office.areas.imported', done)) })
  return (
    <Sheet title={t('office.areas.import')} note={t('office.areas.import-note')}>
      <ProblemNote problem={send.error} />
      <AreaFaults problem={send.error} />
      <FilePick accept=".xlsx,.csv" hint={t('office.areas.import-hint')} isBusy={send.isPending} onPick={(file) => send.mutate({ query: { name: file.name }, body: file })} />
    </Sheet>
  )
}
