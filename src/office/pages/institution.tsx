import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { getInstitution, type Resident } from '#contract/institutions.ts'
import { ClauseNote } from '#ui/clause-note.tsx'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { Empty } from '#ui/empty.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { Note } from '#ui/note.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Watermark } from '#ui/watermark.tsx'
import { useFilter, useParam } from '../address.ts'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { useCurrentCampaign } from '../shell/current-campaign.ts'
import { useRead } from '../use-read.ts'
import { AddResident } from './institutions/add-resident.tsx'
import { CheckMarks } from './institutions/check-marks.tsx'
import { CheckResident } from './institutions/check-resident.tsx'
import { EndResidence } from './institutions/end-residence.tsx'
import { KeepInstitution } from './institutions/keep-institution.tsx'

type Check = Resident['checks'][number]
/** By the last check of a resident in the campaign. */
const shows: Readonly<Record<string, (last: Check | undefined) => boolean>> = {
  unchecked: (last) => last === undefined,
  checked: (last) => last !== undefined,
  troubled: (last) => (last?.answers ?? []).some((one) => one.answer === 'PROBLEM'),
}

/** One institution: who lives there, where they come from, what its checks found. */
export default function InstitutionPage() {
  const { t, words } = useLanguage()
  const id = useParam('id')
  const may = useMay()
  const campaign = useCurrentCampaign()
  const [filter, set] = useFilter()
  const [open, setOpen] = useState<'change' | 'add'>()
  const [checking, setChecking] = useState<Resident>()
  const [leaving, setLeaving] = useState<Resident>()
  const read = useRead(getInstitution, { params: { id }, query: campaign ? { campaign } : {} })
  const institution = read.data?.id === id ? read.data : undefined
  if (!institution) return read.error ? <ProblemNote problem={read.error} onRetry={() => void read.refetch()} /> : <Loading />
  const { points } = institution
  const here = institution.residents.filter((one) => one.to === null)
  const left = institution.residents.filter((one) => one.to !== null)
  const show = filter['show']
  const shown = here.filter((one) => shows[show ?? '']?.(one.checks.find((check) => check.campaignId === campaign)) ?? true)
  const tick = (name: string) => <Checkbox checked={show === name} onChange={(event) => set({ show: event.target.checked ? name : undefined })}>{t(`institutions.filter.${name}`)}</Checkbox>
  const columns: DataColumn<Resident>[] = [
    { key: 'name', title: t('institutions.resident'), render: (row) => (row.isOpen ? <Go to={paths.household(row.householdId)}>{row.name}</Go> : row.name) },
    { key: 'age', title: t('institutions.age'), isNumber: true, render: (row) => row.age ?? '' },
    { key: 'bed', title: t('institutions.bed'), render: (row) => row.bed },
    { key: 'home', title: t('institutions.home'), render: (row) => row.home },
    { key: 'contact', title: t('institutions.contact'), render: (row) => <>{row.contactName} <span className="faint">{row.contactPhone}</span></> },
    { key: 'payer', title: t('institutions.payer'), render: (row) => t(`institutions.payer.${row.payer}`) },
    { key: 'from', title: t('institutions.from'), render: (row) => <DateText date={row.from} /> },
    { key: 'last', title: t('institutions.check.last'), render: (row) => <CheckMarks checks={row.checks} /> },
    ...(may('institution.check')
      ? [{ key: 'acts', title: t('institutions.check'), isAct: true, render: (row: Resident) => <span className="nowrap">{points.length > 0 && <Button size="small" onClick={() => setChecking(row)}>{t('institutions.check')}</Button>} <Button size="small" type="text" onClick={() => setLeaving(row)}>{t('institutions.leave')}</Button></span> }]
      : []),
  ]
  return (
    <>
      <PageHead
        title={institution.name}
        crumbs={[{ title: t('institutions.title'), to: paths.institutions() }]}
        note={<>{t(`institutions.kind.${institution.kind}`)}　{words(institution.departmentTitle)}　{institution.areaName}　{institution.address}　{institution.phone}{institution.clause && <>　<ClauseNote clause={institution.clause} /></>}</>}
        actions={may('institution.manage') && <><Button onClick={() => setOpen('change')}>{t('institutions.change')}</Button><Button type="primary" onClick={() => setOpen('add')}>{t('institutions.resident.add')}</Button></>}
      />
      {points.length === 0 && <Note>{t('institutions.check.not-asked')}</Note>}
      <FilterBar onClear={show ? () => set({ show: undefined }) : undefined}>{tick('unchecked')}{tick('troubled')}</FilterBar>
      <Sheet flush>
        <DataTable caption={t('institutions.resident')} columns={columns} rows={shown} rowKey={(row) => row.id} empty={<Empty title={t('institutions.resident.none')} />} />
      </Sheet>
      {left.length > 0 && (
        <Sheet title={t('institutions.left')}>
          <ul className="plain-list">
            {left.map((row) => <li key={row.id}>{row.name}　<span className="muted">{t('institutions.lived', { from: row.from, to: row.to, reason: row.leftReason })}</span></li>)}
          </ul>
        </Sheet>
      )}
      {open === 'change' && <KeepInstitution institution={institution} onClose={() => setOpen(undefined)} />}
      {open === 'add' && <AddResident institutionId={id} onClose={() => setOpen(undefined)} />}
      {checking && campaign && <CheckResident resident={checking} points={points} campaignId={campaign} onClose={() => setChecking(undefined)} />}
      {leaving && <EndResidence resident={leaving} onClose={() => setLeaving(undefined)} />}
      <Watermark />
    </>
  )
}
