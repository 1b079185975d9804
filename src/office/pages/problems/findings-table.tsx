import type { ReactNode } from 'react'
import type { Finding } from '#contract/findings.ts'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { DateText, DueText } from '#ui/date-text.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Tag } from '#ui/tag.tsx'
import { paths } from '../../paths.ts'
import { Ageing, FindingState } from './finding-tags.tsx'

type Props = { readonly findings: readonly Finding[]; readonly empty: ReactNode; readonly onSettle?: (finding: Finding) => void }

/** Problems with what is done about them, by whom, until when. */
export function FindingsTable({ findings, empty, onSettle }: Props) {
  const { t, words } = useLanguage()
  const columns: DataColumn<Finding>[] = [
    {
      key: 'what',
      title: t('findings.column.what'),
      width: '30%',
      render: (one) => (
        <>
          <Go to={paths.problem(one.id)}>{words(one.kindTitle)}</Go>　{one.severity === 'URGENT_24H' && one.state !== 'FIXED' && <Tag kind="act">{t('findings.severity.URGENT_24H')}</Tag>}
          <div className="muted">{one.description}</div>
        </>
      ),
    },
    { key: 'whose', title: t('findings.column.whose'), render: (one) => <><Go to={paths.household(one.householdId)}>{one.headName}</Go>{one.personName && one.personName !== one.headName && `　${one.personName}`}<div className="faint">{one.areaName}</div></> },
    { key: 'measure', title: t('findings.measure'), width: '22%', render: (one) => <>{one.measure || <span className="faint">{t('findings.no-measure')}</span>}<div className="faint">{one.ownerUnit} {one.ownerPerson}</div></> },
    { key: 'found', title: t('findings.found'), render: (one) => <Go to={paths.visit(one.visitId)}><DateText date={one.foundOn} /></Go> },
    { key: 'due', title: t('findings.due'), render: (one) => <>{one.due && <DueText due={one.due} done={one.state === 'FIXED'} />}<div><Ageing finding={one} /></div></> },
    { key: 'state', title: t('findings.state'), render: (one) => <><FindingState state={one.state} />{one.fixedOnSpot && <div className="faint">{t('findings.spot')}</div>}{one.closedOn && !one.fixedOnSpot && <div className="faint"><DateText date={one.closedOn} /></div>}</> },
    ...(onSettle ? [{ key: 'act', title: t('ui.act'), isAct: true, render: (one: Finding) => <button type="button" className="plain nowrap" aria-label={t('findings.settle.of', { name: one.headName })} onClick={() => onSettle(one)}>{t('findings.settle')}</button> }] : []),
  ]
  return <DataTable caption={t('findings.title')} columns={columns} rows={findings} rowKey={(one) => one.id} empty={empty} />
}
