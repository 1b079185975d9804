import { Button } from 'antd'
import { useState } from 'react'
import type { VisitDifference } from '#contract/visits.ts'
import { settleDifference } from '#contract/visits.ts'
import { call } from '#client/call.ts'
import { useQueryClient } from '@tanstack/react-query'
import { DateText, MomentText } from '#ui/date-text.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { paths } from '../../paths.ts'
import { useMay } from '../../session.ts'
import { ChoiceChips } from './choice-chips.tsx'
import { useSaidText } from './said-text.ts'

type Props = { readonly differences: readonly VisitDifference[]; readonly withHousehold?: boolean }

/** What two visits said differently: both answers side by side, and the choice of a person. */
export function Differences({ differences, withHousehold = false }: Props) {
  const { t, words } = useLanguage()
  const may = useMay()
  const said = useSaidText()
  const [choosing, setChoosing] = useState<VisitDifference>()
  return (
    <>
      <table className="table">
        <caption className="visually-hidden">{t('visit.differences')}</caption>
        <thead>
          <tr>
            {withHousehold && <th scope="col">{t('findings.column.whose')}</th>}
            <th scope="col">{t('visit.differences.what')}</th>
            <th scope="col">{t('visit.differences.first')}</th>
            <th scope="col">{t('visit.differences.second')}</th>
            <th scope="col">{t('visit.differences.settled')}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((one) => (
            <tr key={one.id}>
              {withHousehold && <td><Go to={paths.household(one.householdId)}>{one.headName}</Go> <span className="faint">{one.areaName}</span></td>}
              <td>{one.personName && <b>{one.personName}　</b>}{one.item ? words(one.item.title) : t('visit.differences.member')}</td>
              {one.sides.map((side) => (
                <td key={side.submissionId} className={one.settled && one.settled.chosenSubmissionId !== side.submissionId ? 'faint' : undefined}>
                  <b>{said(one.item, side.said)}</b>
                  <div className="faint"><Go to={paths.visit(side.visitId)}>{side.by} <DateText date={side.visitedOn} /></Go></div>
                </td>
              ))}
              <td>
                {one.settled ? <>{one.settled.reason}<div className="faint">{one.settled.by} <MomentText at={one.settled.at} /></div></> : may('household.edit') ? <Button size="small" type="primary" onClick={() => setChoosing(one)}>{t('visit.differences.choose')}</Button> : t('visit.differences.open')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {choosing && <Choice difference={choosing} onClose={() => setChoosing(undefined)} />}
    </>
  )
}

function Choice({ difference, onClose }: { readonly difference: VisitDifference; readonly onClose: () => void }) {
  const { t, words } = useLanguage()
  const client = useQueryClient()
  const said = useSaidText()
  const [chosen, setChosen] = useState<string>()
  const settle = async (reason: string) => {
    await call(settleDifference, { params: { id: difference.id }, body: { chosenSubmissionId: chosen ?? '', reason } })
    await client.invalidateQueries()
  }
  const label = difference.item ? words(difference.item.title) : t('visit.differences.member')
  return (
    <ReasonDialog title={t('visit.differences.choose')} label={t('visit.differences.why')} okLabel={t('visit.differences.choose')} isIncomplete={!chosen} onOk={settle} onClose={onClose}>
      <p>{difference.personName}　{label}</p>
      <ChoiceChips name={difference.id} label={label} value={chosen} chips={difference.sides.map((side) => ({ value: side.submissionId, label: `${said(difference.item, side.said)}（${side.by}）` }))} onChange={setChosen} />
      <div style={{ height: 12 }} />
    </ReasonDialog>
  )
}
