import { Button, Select } from 'antd'
import { useState } from 'react'
import type { RosterEntry } from '#contract/rosters.ts'
import { assignHouseholds, listSurveyors, listTeams } from '#contract/teams.ts'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { PlanVisits } from '../planning/plan-visits.tsx'
import { useMay } from '../../session.ts'
import { useRead } from '../../use-read.ts'
import { useWrite } from '../../use-write.ts'

type Props = { readonly campaignId: string; readonly chosen: readonly RosterEntry[]; readonly onDone: () => void }

/** What can be done with the chosen households at once: another team, a day for a visit. */
export function ChosenBar({ campaignId, chosen, onDone }: Props) {
  const { t } = useLanguage()
  const may = useMay()
  const [to, setTo] = useState<string>()
  const [isPlanning, setPlanning] = useState(false)
  const teams = useRead(listTeams, { query: {} }, { enabled: may('team.manage') }).data?.rows ?? []
  const surveyors = useRead(listSurveyors, {}, { enabled: may('team.manage') }).data?.rows ?? []
  const assign = useWrite(assignHouseholds, { onDone })
  const households = chosen.map((entry) => entry.householdId)
  const options = [
    { value: 'village', label: t('teams.of-village') },
    ...(teams.length > 0 ? [{ label: t('teams.title'), options: teams.map((team) => ({ value: `team ${team.id}`, label: team.name })) }] : []),
    ...(surveyors.length > 0 ? [{ label: t('teams.surveyors'), options: surveyors.map((one) => ({ value: `account ${one.id}`, label: one.until ? t('teams.surveyor-until', { name: one.name, until: one.until }) : one.name })) }] : []),
  ]
  const send = () => {
    const [kind, id = null] = (to ?? '').split(' ') as [string, string | undefined]
    assign.mutate({ body: { householdIds: households, teamId: kind === 'team' ? id : null, accountId: kind === 'account' ? id : null } })
  }
  return (
    <div className="no-print" aria-live="polite">
      <ProblemNote problem={assign.error} />
      <div className="filter-bar">
        <span>{t('roster.place.chosen', { count: chosen.length })}</span>
        {may('team.manage') && (
          <>
            <Select aria-label={t('teams.assign-to')} placeholder={t('teams.assign-to')} style={{ width: 220 }} popupMatchSelectWidth={false} value={to ?? null} options={options} onChange={setTo} showSearch={{ optionFilterProp: 'label' }} />
            <Button type="primary" disabled={!to} loading={assign.isPending} onClick={send}>{t('teams.assign')}</Button>
          </>
        )}
        {may('visit.plan') && <Button onClick={() => setPlanning(true)}>{t('planning.plan')}</Button>}
      </div>
      {isPlanning && <PlanVisits campaignId={campaignId} households={chosen.map((entry) => ({ id: entry.householdId, name: entry.headName }))} onClose={() => { setPlanning(false); onDone() }} />}
    </div>
  )
}
