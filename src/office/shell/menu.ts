import { getAlertsWaiting } from '#contract/alerts.ts'
import { getToday } from '#contract/campaigns.ts'
import { useRulesWaiting } from '../parts/use-rules-waiting.ts'
import { useCasework } from '../parts/use-casework.ts'
import { paths } from '../paths.ts'
import { useMay, useSession } from '../session.ts'
import { useRead } from '../use-read.ts'
import { useCurrentCampaign } from './current-campaign.ts'

export type MenuEntry = {
  readonly key: string
  readonly to: string
  /** Red: so many wait for somebody to act. */
  readonly count: number
  readonly isHere: (path: string) => boolean
  /** What belongs to it and has a page of its own. */
  readonly parts: readonly MenuEntry[]
}

/** What the account may do, as navigation: work first, then management. */
export function useMenu(): { readonly work: readonly MenuEntry[]; readonly manage: readonly MenuEntry[] } {
  const may = useMay()
  const { area } = useSession()
  const campaign = useCurrentCampaign()
  const casework = useCasework(campaign)
  const proposed = useRulesWaiting()
  const alerts = useRead(getAlertsWaiting, {}, { enabled: may('alert.act') }).data
  const today = useRead(getToday, { query: campaign ? { campaign } : {} }, { enabled: may('today.read') }).data
  const waiting = (kind: string) => today?.waiting.find((one) => one.kind === kind)?.count ?? 0
  const late = today?.duties.filter((duty) => duty.isMine && duty.state === 'late').length ?? 0
  const inCampaign = (key: string, make: (id: string) => string, parts: string, count = 0): MenuEntry[] =>
    campaign ? [{ key, to: make(campaign), count, isHere: (path) => new RegExp(`^/(campaigns/[^/]+/)?(${parts})(/|$)`).test(path), parts: [] }] : []
  const one = (key: string, to: string, count = 0): MenuEntry => ({ key, to, count, isHere: (path) => (to === '/' ? path === '/' : path.startsWith(to)), parts: [] })
  const when = (is: boolean, entries: MenuEntry | MenuEntry[]): MenuEntry[] => (is ? [entries].flat() : [])
  /** Parts stand beside the first of a section; without it each stands for itself. */
  const section = (main: MenuEntry[], parts: MenuEntry[]): MenuEntry[] => (main[0] ? [{ ...main[0], parts }] : parts)

  // A department answers what was referred to it; for everybody else referrals stand beside the problems.
  const answersOnly = may('referral.answer') && !may('finding.settle')

  const work = [
    section(when(may('today.read') || !may('account.manage'), one('today', paths.today(), late)), when(may('today.read'), one('calendar', paths.calendar()))),
    section(
      when(may('board.read'), { key: 'campaigns', to: campaign ? paths.campaign(campaign) : paths.campaigns(), count: 0, isHere: (path) => path === paths.plans() || /^\/campaigns(\/[^/]+(\/(plan|duties|move|notice))?)?$/.test(path), parts: [] }),
      [when(may('record.read'), inCampaign('records', (id) => paths.records(id), 'records')), when(may('directory.read'), one('directory', paths.directory()))].flat(),
    ),
    section(
      may('roster.read') ? inCampaign('roster', (id) => (area?.level === 'village' ? paths.villageRoster(id, area.id) : paths.rosters(id)), 'roster|rosters|roster-versions', waiting('unplaced')) : when(may('roster.list'), inCampaign('reached', paths.roster, 'roster')),
      when(may('roster.import'), inCampaign('imports', paths.imports, 'imports')),
    ),
    section(
      when(may('visit.record'), inCampaign('visits', paths.visits, 'visits', waiting('visit-again'))),
      [when(may('visit.plan'), one('planning', paths.planning())), when(may('team.read'), one('teams', paths.teams())), when(may('institution.read'), one('institutions', paths.institutions()))].flat(),
    ),
    section(
      may('finding.read')
        ? inCampaign('problems', paths.problems, `problems|rectification|upward|eligibility${answersOnly ? '' : '|referrals'}`, waiting('overdue-findings') + (casework?.upward ?? 0) + (casework?.doubts ?? 0))
        : [],
      [
        when(answersOnly, inCampaign('referrals', paths.referrals, 'referrals', casework?.referralsWaiting ?? 0)),
        when(may('key-household.read'), inCampaign('key-households', paths.keyHouseholds, 'key-households', casework?.keyOverdue ?? 0)),
        when(may('escalation.read'), inCampaign('escalations', paths.escalations, 'escalations', casework?.receiptsMissing ?? 0)),
      ].flat(),
    ),
    section(when(may('deliverable.read'), inCampaign('deliverables', paths.deliverables, 'deliverables|deliverable-versions', waiting('returned'))), when(may('release.read'), one('releases', paths.releases()))),
    section(when(may('screen.read'), one('screening', paths.screening())), [...when(may('alert.read'), one('alerts', paths.alerts(), alerts?.overdue ?? 0)), ...when(may('matching.list'), one('matching', paths.matching()))]),
    when(may('household.read'), one('households', paths.search())),
  ].flat()

  const manage: MenuEntry[] = []
  if (may('account.manage')) manage.push(one('accounts', paths.accounts()))
  if (may('area.manage')) manage.push(one('areas', paths.areas()))
  if (may('rule.write')) manage.push(one('rules', paths.rules(), proposed))
  if (may('parameter.manage')) manage.push(one('parameters', paths.parameters()))
  if (may('settings.manage')) manage.push(one('settings', paths.settings()))
  if (may('audit.read')) manage.push(one('audit', paths.audit()))
  return { work, manage }
}
