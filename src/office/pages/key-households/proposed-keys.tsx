import { Button } from 'antd'
import { useState } from 'react'
import { recordFacts } from '#contract/household-desk.ts'
import { listProposedKeys, type ProposedKey } from '#contract/key-households.ts'
import { DataTable } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { useToday } from '#ui/today.ts'
import { paths } from '../../paths.ts'
import { useMay } from '../../session.ts'
import { useRead } from '../../use-read.ts'
import { useWrite } from '../../use-write.ts'
import { KeepKey } from './keep.tsx'

/** What visits proposed for the list: somebody puts it there, or says that nobody follows it. */
export function ProposedKeys({ campaignId }: { readonly campaignId: string }) {
  const { t } = useLanguage()
  const may = useMay()
  const today = useToday()
  const proposed = useRead(listProposedKeys, { params: { id: campaignId } }).data
  const [keeping, setKeeping] = useState<ProposedKey>()
  const decline = useWrite(recordFacts)
  if (!proposed || proposed.total === 0) return null
  const not = (one: ProposedKey) => decline.mutate({ params: { id: one.householdId }, body: { asOf: today, facts: [{ name: 'toFollow', value: false }] } })
  return (
    <div style={{ marginBottom: 16 }}>
      <ProblemNote problem={decline.error} />
      <Sheet flush title={t('key-households.proposed', { count: proposed.total })}>
        <DataTable
          caption={t('key-households.proposed', { count: proposed.total })}
          rows={proposed.rows}
          rowKey={(one) => one.householdId}
          columns={[
            { key: 'whose', title: t('findings.column.whose'), render: (one) => <><Go to={paths.household(one.householdId)}>{one.headName}</Go>　<span className="faint">{one.townName} {one.areaName}</span></> },
            { key: 'by', title: t('key-households.proposed.by'), render: (one) => <>{one.visitId ? <Go to={paths.visit(one.visitId)}><DateText date={one.on} /></Go> : <DateText date={one.on} />}　{one.by}</> },
            ...(may('key-household.keep')
              ? [{ key: 'act', title: t('ui.act'), isAct: true, render: (one: ProposedKey) => <span className="row"><Button size="small" type="primary" onClick={() => setKeeping(one)}>{t('key-households.proposed.keep')}</Button><Button size="small" loading={decline.isPending} onClick={() => not(one)}>{t('key-households.proposed.not')}</Button></span> }]
              : []),
          ]}
        />
      </Sheet>
      {keeping && <KeepKey campaignId={campaignId} householdId={keeping.householdId} {...(keeping.visitId && { visitId: keeping.visitId })} onClose={() => setKeeping(undefined)} />}
    </div>
  )
}
