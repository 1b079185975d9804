import { Button } from 'antd'
import { listAudit } from '#contract/audit.ts'
import { DataTable } from '#ui/data-table.tsx'
import { MomentText } from '#ui/date-text.tsx'
import { Empty } from '#ui/empty.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Pager } from '#ui/pager.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { useFilter } from '../address.ts'
import { useRead } from '../use-read.ts'
import { AuditDetails, useTelling } from './audit/details.tsx'
import { AuditFilters } from './audit/filters.tsx'
import { AuditObject } from './audit/object.tsx'

/** `/audit`: who did what to what, newest first. */
export default function Audit() {
  const { t, has } = useLanguage()
  const [filter, setFilter] = useFilter()
  const { action, object, after } = filter
  const asked = Object.fromEntries((['action', 'object', 'by', 'from', 'until', 'area', 'after'] as const).flatMap((name) => (filter[name] ? [[name, filter[name]]] : [])))
  const audit = useRead(listAudit, { query: { ...asked, limit: 50 } })
  const tell = useTelling()
  const nameOf = (prefix: string, code: string) => (has(`${prefix}.${code}`) ? t(`${prefix}.${code}`) : code)
  return (
    <>
      <PageHead title={t('office.nav.audit')} note={t('office.audit.note')} />
      <ProblemNote problem={audit.error} onRetry={() => void audit.refetch()} />
      <AuditFilters filter={filter} onChange={setFilter} />
      {!audit.isLoadingError && (
        <Sheet
          title={(action || object) && <>{action && nameOf('audit.act', action)} {object && <span className="mono faint">{t('office.audit.of-object', { id: object.slice(-6) })}</span>}</>}
          extra={(action || object) && <Button size="small" onClick={() => setFilter({ action: undefined, object: undefined, after: undefined })}>{t('office.audit.any')}</Button>}
          flush
        >
          <DataTable
            caption={t('office.nav.audit')}
            rows={audit.data?.rows ?? []}
            rowKey={(row) => row.id}
            empty={audit.isPending ? <Loading /> : <Empty title={t('office.audit.none')} />}
            columns={[
              { key: 'at', title: t('office.audit.at'), width: 190, render: (row) => <MomentText at={row.at} /> },
              { key: 'by', title: t('office.audit.by'), width: 80, render: (row) => row.byName },
              { key: 'action', title: t('office.audit.action'), width: 150, render: (row) => <button type="button" className="plain" onClick={() => setFilter({ action: row.action, after: undefined })}>{nameOf('audit.act', row.action)}</button> },
              { key: 'object', title: t('office.audit.object'), width: 130, render: (row) => <AuditObject type={row.objectType} id={row.objectId} onPick={() => setFilter({ object: row.objectId, after: undefined })} /> },
              { key: 'area', title: t('office.area'), width: 130, render: (row) => row.areaName },
              { key: 'details', title: t('office.audit.details'), render: (row) => <AuditDetails of={row.details} tell={tell} /> },
            ]}
          />
          {audit.data && <Pager total={audit.data.total} next={audit.data.next} after={after} onGo={(next) => setFilter({ after: next })} />}
        </Sheet>
      )}
    </>
  )
}
