import { useState, type ReactNode } from 'react'
import { lookAtSampled, type AlertSampleRow } from '#contract/alerts.ts'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Tag } from '#ui/tag.tsx'
import { ActDialog } from '../../parts/act-dialog.tsx'
import { paths } from '../../paths.ts'
import { useMay } from '../../session.ts'
import { useWrite } from '../../use-write.ts'

/** Households that were drawn, and what was found there; whoever may look says it here. */
export function SampledRows({ rows, caption, empty }: { readonly rows: readonly AlertSampleRow[]; readonly caption: string; readonly empty?: ReactNode }) {
  const { t } = useLanguage()
  const may = useMay()
  const [looking, setLooking] = useState<AlertSampleRow>()
  const columns: DataColumn<AlertSampleRow>[] = [
    { key: 'place', title: t('alerts.sample.place'), isNumber: true, width: 70, render: (row) => row.place },
    { key: 'whose', title: t('findings.column.whose'), render: (row) => <Go to={paths.household(row.householdId)}>{row.headName}</Go> },
    { key: 'area', title: t('roster.area'), render: (row) => row.areaName },
    { key: 'found', title: t('alerts.sample.found'), width: '36%', render: (row) => (row.isMissed === null ? <Tag kind={row.isGone ? 'plain' : 'wait'}>{t(row.isGone ? 'alerts.sample.gone' : 'alerts.sample.unlooked')}</Tag> : <><Tag kind={row.isMissed ? 'act' : 'ok'}>{t(row.isMissed ? 'alerts.sample.missed' : 'alerts.sample.fine')}</Tag> {row.note}<div className="faint">{row.by}　{row.lookedOn && <DateText date={row.lookedOn} />}</div></>) },
    ...(may('alert.act') ? [{ key: 'act', title: t('ui.act'), isAct: true, render: (row: AlertSampleRow) => <button type="button" className="plain nowrap" aria-label={t('alerts.sample.look.of', { name: row.headName })} onClick={() => setLooking(row)}>{t('alerts.sample.look')}</button> }] : []),
  ]
  return (
    <>
      <DataTable caption={caption} columns={columns} rows={rows} rowKey={(row) => row.id} {...(empty !== undefined && { empty })} />
      {looking && <Look key={looking.id} row={looking} onClose={() => setLooking(undefined)} />}
    </>
  )
}

function Look({ row, onClose }: { readonly row: AlertSampleRow; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const look = useWrite(lookAtSampled)
  return (
    <ActDialog
      title={t('alerts.sample.look.of', { name: row.headName })}
      okLabel={t('desk.save')}
      fields={[
        { name: 'found', label: t('alerts.sample.found'), kind: 'choice', isNeeded: true, options: [{ value: 'missed', label: t('alerts.sample.missed') }, { value: 'fine', label: t('alerts.sample.fine') }] },
        { name: 'note', label: t('alerts.found'), kind: 'long', most: 500 },
      ]}
      onClose={onClose}
      onOk={({ found, note }) => look.mutateAsync({ params: { id: row.id }, body: { isMissed: found === 'missed', note: note ?? '' } })}
    />
  )
}
