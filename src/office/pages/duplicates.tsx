import { Button } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { declineDuplicate, findDuplicates, listDuplicates } from '#contract/duplicates.ts'
import { Choice } from '#ui/choice.tsx'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { Empty } from '#ui/empty.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { Go, useGo } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { More } from '#ui/more.tsx'
import { Note } from '#ui/note.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { Watermark } from '#ui/watermark.tsx'
import { useFilter } from '../address.ts'
import { AreaSelect } from '../area/area-select.tsx'
import { ActDialog } from '../parts/act-dialog.tsx'
import { paths } from '../paths.ts'
import { usePages } from '../use-pages.ts'
import { useWrite } from '../use-write.ts'
import './duplicates/duplicates.css'

type Proposal = z.infer<typeof listDuplicates.response>['rows'][number]
type Person = Proposal['a']
const states = ['OPEN', 'DIFFERENT', 'MERGED'] as const

/** Pairs of people who may be one, with what speaks for it. A person decides; nothing is merged by itself. */
export default function DuplicatesPage() {
  const { t } = useLanguage()
  const go = useGo()
  const [filter, set] = useFilter()
  const [declining, setDeclining] = useState<Proposal>()
  const state = states.find((one) => one === filter.state) ?? 'OPEN'
  const list = usePages(listDuplicates, { query: { state, ...(filter.area && { area: filter.area }) } })
  const find = useWrite(findDuplicates)
  const decline = useWrite(declineDuplicate)
  const columns: DataColumn<Proposal>[] = [
    { key: 'a', title: t('duplicates.one'), render: (pair) => <Side person={pair.a} /> },
    { key: 'b', title: t('duplicates.other'), render: (pair) => <Side person={pair.b} /> },
    { key: 'why', title: t('duplicates.why'), render: (pair) => <span className="row" style={{ gap: 6 }}>{pair.reasons.map((reason) => <Tag key={reason}>{t(`duplicates.reason.${reason}`)}</Tag>)}{pair.note && <span className="faint">{pair.note}</span>}</span> },
    ...(state === 'OPEN'
      ? [{
          key: 'act', title: t('duplicates.act'), isAct: true,
          render: (pair: Proposal) => (
            <span className="row">
              <Button size="small" type="primary" onClick={() => go(paths.mergePersons(...inOrder(pair)))}>{t('duplicates.compare')}</Button>
              <Button size="small" onClick={() => setDeclining(pair)}>{t('duplicates.different')}</Button>
            </span>
          ),
        }]
      : [{ key: 'by', title: t('duplicates.by'), render: (pair: Proposal) => pair.decidedBy ?? '' }]),
  ]
  return (
    <>
      <PageHead
        title={t('duplicates.title')}
        crumbs={[{ title: t('household.search.title'), to: paths.search() }]}
        actions={<Button loading={find.isPending} onClick={() => find.mutate({ body: {} })}>{t('duplicates.find')}</Button>}
      />
      {find.isSuccess && <Note action={<Button size="small" onClick={() => list.retry()}>{t('duplicates.reload')}</Button>}>{t('duplicates.finding')}</Note>}
      <ProblemNote problem={find.error} />
      <FilterBar>
        <AreaSelect label={t('duplicates.area')} value={filter.area} onChange={(area) => set({ area })} />
        <Choice label={t('duplicates.state')} value={state} onChange={(next) => set({ state: next === 'OPEN' ? undefined : next })} options={states.map((one) => ({ value: one, label: t(`duplicates.state.${one}`) }))} />
      </FilterBar>
      <ProblemNote problem={list.error} onRetry={list.retry} />
      <Sheet flush>
        {list.isLoading ? <Loading /> : <DataTable caption={t('duplicates.title')} columns={columns} rows={list.rows} rowKey={(pair) => pair.id} empty={<Empty title={t(`duplicates.none.${state}`)} />} />}
        {list.rows.length > 0 && <More shown={list.rows.length} total={list.total} onMore={list.more} isBusy={list.isFetchingMore} />}
      </Sheet>
      <Watermark />
      {declining && (
        <ActDialog
          title={t('duplicates.different.title', { a: declining.a.name, b: declining.b.name })}
          okLabel={t('duplicates.different')}
          fields={[{ name: 'note', label: t('duplicates.note'), kind: 'text', most: 200 }]}
          onClose={() => setDeclining(undefined)}
          onOk={({ note }) => decline.mutateAsync({ params: { id: declining.id }, body: { note: note ?? '' } })}
        />
      )}
    </>
  )
}

/** Whoever has a number stays, unless somebody turns it round. */
function inOrder({ a, b }: Proposal): [string, string] {
  return a.maskedId === '' && b.maskedId !== '' ? [b.personId, a.personId] : [a.personId, b.personId]
}

function Side({ person }: { readonly person: Person }) {
  const { t } = useLanguage()
  return (
    <div className="pair">
      <div><b>{person.name}</b>　{person.birthDate && <DateText date={person.birthDate} />}</div>
      <div className="faint">{[person.maskedId || person.provisionalNumber, person.areaName].filter(Boolean).join('　')}　{person.householdId && <Go to={paths.household(person.householdId)}>{t('household.of', { name: person.headName })}</Go>}</div>
      <div className="faint">{person.address}</div>
    </div>
  )
}
