import { Button } from 'antd'
import { useState } from 'react'
import { listProposedReferrals } from '#contract/rosters.ts'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage, type Words } from '#ui/language.ts'
import { Sheet } from '#ui/sheet.tsx'
import { paths } from '../../paths.ts'
import { useRead } from '../../use-read.ts'
import { MakeReferral } from './make-referral.tsx'

type Row = { readonly entryId: string; readonly householdId: string; readonly headName: string; readonly areaName: string; readonly department: { readonly id: string; readonly title: Words }; readonly why: Words }

/** What the roster says a department should know and nobody has passed on yet; shown only while there is something. */
export function ProposedReferrals({ campaignId }: { readonly campaignId: string }) {
  const { t, words } = useLanguage()
  const [chosen, setChosen] = useState<Row>()
  const rows = useRead(listProposedReferrals, { params: { id: campaignId } }).data?.rows ?? []
  if (rows.length === 0) return null
  const columns: DataColumn<Row>[] = [
    { key: 'whose', title: t('findings.column.whose'), render: (row) => <><Go to={paths.household(row.householdId)}>{row.headName}</Go>　<span className="faint">{row.areaName}</span></> },
    { key: 'why', title: t('referrals.proposed.why'), render: (row) => words(row.why) },
    { key: 'department', title: t('referrals.department'), render: (row) => words(row.department.title) },
    { key: 'act', title: t('ui.act'), isAct: true, render: (row) => <Button size="small" aria-label={t('referrals.proposed.pass', { name: row.headName, department: words(row.department.title) })} onClick={() => setChosen(row)}>{t('referrals.make')}</Button> },
  ]
  return (
    <div className="proposed">
      <Sheet title={t('referrals.proposed', { n: rows.length })} note={t('referrals.proposed.note')} flush>
        <DataTable caption={t('referrals.proposed', { n: rows.length })} columns={columns} rows={rows} rowKey={(row) => `${row.entryId} ${row.department.id}`} />
      </Sheet>
      {chosen && <MakeReferral campaignId={campaignId} householdId={chosen.householdId} proposed={{ department: chosen.department.id, need: words(chosen.why) }} onClose={() => setChosen(undefined)} />}
    </div>
  )
}
