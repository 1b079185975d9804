import { getToday } from '#contract/campaigns.ts'
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
}

/** What the account may do, as navigation: work first, then management. */
export function useMenu(): { readonly work: readonly MenuEntry[]; readonly manage: readonly MenuEntry[] } {
  const may = useMay()
  const { area } = useSession()
  const campaign = useCurrentCampaign()
  const casework = useCasework(campaign)
  const today = useRead(getToday, { query: campaign ? { campaign } : {} }, { enabled: may('today.read') }).data
  const waiting = (kind: string) => today?.waiting.find((one) => one.kind === kind)?.count ?? 0
  const late = today?.duties.filter((duty) => duty.isMine && duty.state === 'late').length ?? 0
  const inCampaign = (key: string, make: (id: string) => string, parts: string, count = 0): MenuEntry[] =>
    campaign ? [{ key, to: make(campaign), count, isHere: (path) => new RegExp(`^/(campaigns/[^/]+/)?(${parts})(/|$)`).test(path) }] : []
  const one = (key: string, to: string, count = 0): MenuEntry => ({ key, to, count, isHere: (path) => (to === '/' ? path === '/' : path.startsWith(to)) })

  const work: MenuEntry[] = []
  if (may('today.read')) work.push(one('today', paths.today(), late))
  if (may('today.read')) work.push(one('calendar', paths.calendar()))
  if (may('board.read')) work.push({ key: 'campaigns', to: campaign ? paths.campaign(campaign) : paths.campaigns(), count: 0, isHere: (path) => path === paths.plans() || /^\/campaigns(\/[^/]+(\/(plan|duties|move))?)?$/.test(path) })
  if (may('roster.read')) work.push(...inCampaign('roster', (id) => (area?.level === 'village' ? paths.villageRoster(id, area.id) : paths.rosters(id)), 'roster|rosters|roster-versions', waiting('unplaced')))
  else if (may('roster.list')) work.push(...inCampaign('reached', paths.roster, 'roster'))
  if (may('roster.import')) work.push(...inCampaign('imports', paths.imports, 'imports'))
  if (may('team.read')) work.push(one('teams', paths.teams()))
  if (may('visit.plan')) work.push(one('planning', paths.planning()))
  if (may('visit.record')) work.push(...inCampaign('visits', paths.visits, 'visits', waiting('visit-again')))
  if (may('finding.read')) work.push(...inCampaign('problems', paths.problems, 'problems|rectification|upward|referrals|eligibility', waiting('overdue-findings') + (casework?.upward ?? 0) + (casework?.doubts ?? 0)))
  else if (may('referral.read')) work.push(...inCampaign('referrals', paths.referrals, 'referrals', casework?.referralsWaiting ?? 0))
  if (may('key-household.read')) work.push(...inCampaign('key-households', paths.keyHouseholds, 'key-households', casework?.keyOverdue ?? 0))
  if (may('escalation.read')) work.push(...inCampaign('escalations', paths.escalations, 'escalations', casework?.receiptsMissing ?? 0))
  if (may('deliverable.read')) work.push(...inCampaign('deliverables', paths.deliverables, 'deliverables|deliverable-versions', waiting('returned')))
  if (may('record.read')) work.push(...inCampaign('records', (id) => paths.records(id), 'records'))
  if (may('household.read')) work.push(one('households', paths.search()))
  if (may('directory.read')) work.push(one('directory', paths.directory()))

  const manage: MenuEntry[] = []
  if (may('account.manage')) manage.push(one('accounts', paths.accounts()))
  if (may('area.manage')) manage.push(one('areas', paths.areas()))
  if (may('parameter.manage')) manage.push(one('parameters', paths.parameters()))
  if (may('settings.manage')) manage.push(one('settings', paths.settings()))
  if (may('audit.read')) manage.push(one('audit', paths.audit()))
  return { work, manage }
}
