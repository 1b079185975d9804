import type { KeptRecord } from '#contract/records.ts'
import { isParticipants, type Participant } from '#domain/record/record-details.ts'
import type { RecordItem } from '#domain/record/record-kind.ts'
import { DataTable } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Money } from '#ui/money.tsx'
import { paths } from '../../paths.ts'

/** What was written down for an item; nothing where nothing was. */
export function DetailText({ item, record }: { readonly item: RecordItem; readonly record: KeptRecord }) {
  const { t, words } = useLanguage()
  const value = record.details[item.id]
  if (value === undefined) return null
  const titleOf = (code: string) => words(item.options?.find((option) => option.code === code)?.title ?? { zh: code, en: code })
  if (isParticipants(value)) return <People item={item} people={value} names={record.names} />
  if (item.type === 'households') {
    return <>{t('records.households', { n: (value as string[]).length })}：{(value as string[]).map((id, index) => <span key={id}>{index > 0 && '、'}<Go to={paths.household(id)}>{record.names[id] ?? id}</Go></span>)}</>
  }
  if (Array.isArray(value)) return <>{(value as string[]).map(titleOf).join('、')}</>
  if (typeof value === 'boolean') return <>{t(value ? 'records.yes' : 'records.no')}</>
  if (item.type === 'money') return <Money fen={Number(value)} />
  if (item.type === 'date') return <DateText date={String(value)} />
  if (item.type === 'choice') return <>{titleOf(String(value))}</>
  return <div className="record-text">{String(value)}</div>
}

type PeopleProps = { readonly item: RecordItem; readonly people: readonly Participant[]; readonly names: Readonly<Record<string, string>> }

/** People in the order of their groups or units, with how many each sent. */
function People({ item, people, names }: PeopleProps) {
  const { t, words } = useLanguage()
  const groupOf = (one: Participant) => (one.areaId ? (names[one.areaId] ?? one.areaId) : one.group ? words(item.options?.find((option) => option.code === one.group)?.title ?? { zh: one.group, en: one.group }) : '')
  const counts = [...Map.groupBy(people, groupOf).entries()].filter(([title]) => title !== '').map(([title, all]) => t('records.per-group', { title, n: all.length }))
  const rows = [...Map.groupBy(people, groupOf).values()].flat().map((one, index) => ({ ...one, no: index + 1, from: groupOf(one) }))
  return (
    <>
      <div className="muted">{t('records.people', { n: people.length })}{counts.length > 0 && `（${counts.join('，')}）`}</div>
      <DataTable
        caption={words(item.title)}
        rows={rows}
        rowKey={(row) => String(row.no)}
        columns={[
          { key: 'no', title: t('records.column.no'), width: 60, render: (row) => row.no },
          ...(counts.length > 0 ? [{ key: 'from', title: t(item.level ? 'records.participant.unit' : 'records.participant.group'), width: 180, render: (row: (typeof rows)[number]) => row.from }] : []),
          { key: 'name', title: t('records.participant.name'), width: 140, render: (row) => row.name },
          { key: 'post', title: t('records.participant.post'), render: (row) => row.post },
        ]}
      />
    </>
  )
}
