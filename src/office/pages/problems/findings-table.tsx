import { Checkbox } from 'antd'
import type { ReactNode } from 'react'
import type { Finding } from '#contract/findings.ts'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { DateText, DueText } from '#ui/date-text.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Tag } from '#ui/tag.tsx'
import { paths } from '../../paths.ts'
import { Ageing, FindingState } from './finding-tags.tsx'

type Props = {
  readonly findings: readonly Finding[]
  readonly empty: ReactNode
  readonly onSettle?: (finding: Finding) => void
  /** Several can be chosen to be settled together; what is closed cannot. */
  readonly chosen?: readonly Finding[]
  readonly onChoose?: (chosen: readonly Finding[]) => void
}

/** Problems with what is done about them, by whom, until when. */
export function FindingsTable({ findings, empty, onSettle, chosen = [], onChoose }: Props) {
  const { t, words } = useLanguage()
  const open = findings.filter((one) => one.state !== 'FIXED')
  const isChosen = (one: Finding) => chosen.some((other) => other.id === one.id)
  const choosing: DataColumn<Finding>[] = onChoose
    ? [{
        key: 'choose',
        title: <Checkbox aria-label={t('findings.choose-all')} checked={open.length > 0 && open.every(isChosen)} indeterminate={chosen.length > 0 && !open.every(isChosen)} onChange={(event) => onChoose(event.target.checked ? open : [])} />,
        width: 40,
        render: (one) => one.state !== 'FIXED' && <Checkbox aria-label={t('findings.choose', { name: one.headName, kind: words(one.kindTitle) })} checked={isChosen(one)} onChange={(event) => onChoose(event.target.checked ? [...chosen, one] : chosen.filter((other) => other.id !== one.id))} />,
      }]
    : []
  const columns: DataColumn<Finding>[] = [
    ...choosing,
    {
      key: 'what',
      title: t('findings.column.what'),
      width: '26%',
      render: (one) => (
        <>
          <Go to={paths.problem(one.id)}>{words(one.kindTitle)}</Go>　{one.severity === 'URGENT_24H' && one.state !== 'FIXED' && <Tag kind="act">{t('findings.severity.URGENT_24H')}</Tag>} {one.reopenedOn && <Tag kind="wait">{t('findings.reopened')}</Tag>} {one.doubt && <Tag kind="act">{t('findings.doubt')}</Tag>}
          <div className="muted">{one.description}</div>
          {one.gap && <div className="faint">{words(one.gap.title)}</div>}
        </>
      ),
    },
    { key: 'whose', title: t('findings.column.whose'), render: (one) => <><Go to={paths.household(one.householdId)}>{one.headName}</Go>{one.personName && one.personName !== one.headName && `　${one.personName}`}<div className="faint">{one.areaName}</div></> },
    { key: 'lines', title: t('findings.column.lines'), width: '13%', render: (one) => <>{one.townName}<div className="faint">{one.line ? words(one.line.title) : t('findings.line.none')}</div></> },
    { key: 'measure', title: t('findings.measure'), width: '19%', render: (one) => <>{one.measure || <span className="faint">{t('findings.no-measure')}</span>}<div className="faint">{one.ownerUnit} {one.ownerPerson}</div></> },
    { key: 'found', title: t('findings.found'), render: (one) => <>{one.visitId ? <Go to={paths.visit(one.visitId)}><DateText date={one.foundOn} /></Go> : <DateText date={one.foundOn} />}{one.source !== 'VISIT' && <div className="faint">{t(`findings.source.${one.source}`)}</div>}</> },
    { key: 'due', title: t('findings.due'), render: (one) => <>{one.due && <DueText due={one.due} done={one.state === 'FIXED'} />}<div><Ageing finding={one} /></div></> },
    { key: 'state', title: t('findings.state'), render: (one) => <><FindingState state={one.state} />{one.fixedOnSpot && <div className="faint">{t('findings.spot')}</div>}{one.closedOn && !one.fixedOnSpot && <div className="faint"><DateText date={one.closedOn} /></div>}{one.reviewOn && <div className={one.isReviewDue ? 'late nowrap' : 'faint nowrap'}>{t('findings.review')} <DateText date={one.reviewOn} /></div>}</> },
    ...(onSettle ? [{ key: 'act', title: t('ui.act'), isAct: true, render: (one: Finding) => <button type="button" className="plain nowrap" aria-label={t('findings.settle.of', { name: one.headName })} onClick={() => onSettle(one)}>{t('findings.settle')}</button> }] : []),
  ]
  return <DataTable caption={t('findings.title')} columns={columns} rows={findings} rowKey={(one) => one.id} empty={empty} />
}
