import type { ReactNode } from 'react'
import type { KeyHousehold } from '#contract/key-households.ts'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { DateText, DueText } from '#ui/date-text.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { useListed } from '#ui/listed.ts'
import { Tag } from '#ui/tag.tsx'
import { paths } from '../../paths.ts'

type Props = { readonly rows: readonly KeyHousehold[]; readonly empty: ReactNode; readonly onContact?: (key: KeyHousehold) => void }

/** Households to be followed: why, by whom, when they were seen and when they are to be seen. */
export function KeyTable({ rows, empty, onContact }: Props) {
  const { t, words } = useLanguage()
  const listed = useListed()
  const columns: DataColumn<KeyHousehold>[] = [
    { key: 'whose', title: t('findings.column.whose'), width: '13%', render: (one) => <><Go to={paths.keyHousehold(one.id)}>{one.personName ?? one.headName}</Go>{one.personName && one.personName !== one.headName && <span className="faint">　{t('household.of', { name: one.headName })}</span>}<div className="faint">{one.townName} {one.areaName}</div></> },
    { key: 'labels', title: t('key-households.labels'), width: '15%', render: (one) => listed(one.labels.map(words)) },
    { key: 'why', title: t('key-households.why'), width: '20%', render: (one) => <>{words(one.whyTitle)}<div className="muted">{one.risk}</div></> },
    { key: 'measure', title: t('key-households.measure'), width: '18%', render: (one) => <>{one.measure}<div className="faint">{words(one.frequencyTitle)}</div></> },
    { key: 'helper', title: t('key-households.helper'), render: (one) => <>{one.helper.name}<div className="faint">{one.helper.post} {one.helper.phone}</div></> },
    { key: 'seen', title: t('key-households.last-seen'), render: (one) => (one.lastSeenOn ? <DateText date={one.lastSeenOn} /> : <span className="faint">{t('key-households.never')}</span>) },
    { key: 'due', title: t('key-households.next-due'), render: (one) => (one.state === 'ON' ? one.nextDue && <DueText due={one.nextDue} /> : <><Tag>{t('key-households.state.OFF')}</Tag><div className="faint">{one.offOn && <DateText date={one.offOn} />} {one.offReason}</div></>) },
    ...(onContact ? [{ key: 'act', title: t('ui.act'), isAct: true, render: (one: KeyHousehold) => one.state === 'ON' && <button type="button" className="plain nowrap" aria-label={t('key-households.contact.of', { name: one.personName ?? one.headName })} onClick={() => onContact(one)}>{t('key-households.contact')}</button> }] : []),
  ]
  return <DataTable caption={t('key-households.title')} columns={columns} rows={rows} rowKey={(one) => one.id} empty={empty} />
}
