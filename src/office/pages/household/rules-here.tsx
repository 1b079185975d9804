import { getCard } from '#contract/screening.ts'
import { listAlerts } from '#contract/alerts.ts'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Sheet } from '#ui/sheet.tsx'
import { paths } from '../../paths.ts'
import { useMay } from '../../session.ts'
import { useRead } from '../../use-read.ts'
import { AlertStateTag } from '../alerts/alert-state-tag.tsx'
import { OutcomeOfRule } from '../card/outcome-of-rule.tsx'

/** What the rules of the district come to here, in short, and the alerts about this household. Nothing where there are no rules. */
export function RulesHere({ householdId }: { readonly householdId: string }) {
  const { t, words } = useLanguage()
  const may = useMay()
  const card = useRead(getCard, { params: { id: householdId }, query: {} }, { enabled: may('screen.read') }).data
  const alerts = useRead(listAlerts, { query: { household: householdId } }, { enabled: may('alert.read') }).data?.rows ?? []
  if (!card || card.rules.length === 0) return null
  const all = card.rules.flatMap((rule) => rule.subjects.map((subject) => ({ rule, subject })))
  const told = all.filter(({ subject }) => subject.outcome !== 'NO' && subject.outcome !== 'UNKNOWN')
  const undecided = new Set(all.flatMap(({ rule, subject }) => (subject.outcome === 'UNKNOWN' ? [rule.ruleId] : []))).size
  return (
    <Sheet title={t('card.title')} extra={<Go to={paths.card(householdId)}>{t('card.open')}</Go>} note={t('card.no-verdict')}>
      {alerts.map((alert) => <div key={alert.id} className="row"><Go to={paths.alert(alert.id)}>{words(alert.title)}</Go> <AlertStateTag state={alert.state} isOverdue={alert.isOverdue} /></div>)}
      {told.length === 0 && <p className="faint">{t('card.nothing-here')}</p>}
      {told.map(({ rule, subject }) => (
        <div key={`${rule.ruleId} ${subject.personId ?? ''}`} className="row">{words(rule.title)}{subject.personId && <span className="faint">{subject.name}</span>} <OutcomeOfRule outcome={subject.outcome} /></div>
      ))}
      {undecided > 0 && <p className="faint">{t('card.undecided', { n: undecided })}</p>}
    </Sheet>
  )
}
