import { addressOf } from '#client/address.ts'

type Filter = Readonly<Record<string, string | undefined>>

/** Every address of the office. `router.tsx` mounts them; links are made here and nowhere else. */
export const paths = {
  today: () => '/',
  login: (back?: string) => addressOf('/login', {}, { back }),
  setup: () => '/setup',
  account: () => '/account',
  directory: (filter: Filter = {}) => addressOf('/directory', {}, filter),
  settings: () => '/settings',
  campaigns: () => '/campaigns',
  campaign: (id: string, filter: Filter = {}) => addressOf('/campaigns/:id', { id }, filter),
  plans: () => '/plans',
  /** Filter: number, the version to go to. */
  moveCampaign: (id: string, filter: Filter = {}) => addressOf('/campaigns/:id/move', { id }, filter),
  /** Filters: month, whose, campaign. */
  calendar: (filter: Filter = {}) => addressOf('/calendar', {}, filter),
  records: (id: string, filter: Filter = {}) => addressOf('/campaigns/:id/records', { id }, filter),
  newRecord: (id: string, kind: string) => addressOf('/campaigns/:id/records/:kind/new', { id, kind }),
  record: (id: string) => addressOf('/records/:id', { id }),
  plan: (id: string, filter: Filter = {}) => addressOf('/campaigns/:id/plan', { id }, filter),
  /** Filter: area, the village. */
  visitNotice: (id: string, filter: Filter = {}) => addressOf('/campaigns/:id/notice', { id }, filter),
  /** Filters: area (with all below), unit (without), stage, state, place, due, code. */
  duties: (id: string, filter: Filter = {}) => addressOf('/campaigns/:id/duties', { id }, filter),
  /** Filters: area, part, coverage, label, unplaced, import, search. */
  roster: (id: string, filter: Filter = {}) => addressOf('/campaigns/:id/roster', { id }, filter),
  /** Filters: area, state, pending (something waits for a signature). */
  rosters: (id: string, filter: Filter = {}) => addressOf('/campaigns/:id/rosters', { id }, filter),
  villageRoster: (id: string, villageId: string) => addressOf('/campaigns/:id/rosters/:villageId', { id, villageId }),
  teams: () => '/teams',
  team: (id: string) => addressOf('/teams/:id', { id }),
  /** Filters: week (any day of it), area, team. */
  planning: (filter: Filter = {}) => addressOf('/planning', {}, filter),
  /** Filters: day, area, team. */
  round: (filter: Filter = {}) => addressOf('/planning/round', {}, filter),
  rosterVersion: (id: string) => addressOf('/roster-versions/:id', { id }),
  imports: (id: string) => addressOf('/campaigns/:id/imports', { id }),
  import: (id: string) => addressOf('/imports/:id', { id }),
  search: (search?: string) => addressOf('/households', {}, { search }),
  /** The households that the registry has in an area. Filter: listed. */
  registered: (area: string, filter: Filter = {}) => addressOf('/households', {}, { area, ...filter }),
  newHousehold: () => '/households/new',
  /** Filters: area, state. */
  duplicates: (filter: Filter = {}) => addressOf('/duplicates', {}, filter),
  mergePersons: (id: string, otherId: string) => addressOf('/persons/:id/merge/:otherId', { id, otherId }),
  mergeHouseholds: (id: string, otherId: string) => addressOf('/households/:id/merge/:otherId', { id, otherId }),
  merge: (id: string) => addressOf('/merges/:id', { id }),
  parameters: () => '/parameters',
  rules: () => '/rules',
  newRule: () => '/rules/new',
  rule: (id: string) => addressOf('/rules/:id', { id }),
  /** Filter: area. */
  screening: (filter: Filter = {}) => addressOf('/screening', {}, filter),
  screeningRule: (id: string, filter: Filter = {}) => addressOf('/screening/:id', { id }, filter),
  /** Filters: outcome, area, missing, search. */
  screened: (id: string, filter: Filter = {}) => addressOf('/screening/:id/rows', { id }, filter),
  /** Filter: asOf. */
  card: (id: string, filter: Filter = {}) => addressOf('/households/:id/card', { id }, filter),
  /** Filters: area, state, rule, overdue, mine, month, search. */
  alerts: (filter: Filter = {}) => addressOf('/alerts', {}, filter),
  alert: (id: string) => addressOf('/alerts/:id', { id }),
  alertYield: (filter: Filter = {}) => addressOf('/alerts/yield', {}, filter),
  alertSamples: () => '/alerts/samples',
  alertSampled: () => '/alerts/sampled',
  alertSample: (id: string) => addressOf('/alerts/samples/:id', { id }),
  matching: () => '/matching',
  /** Filter: dataset. */
  newMatch: (filter: Filter = {}) => addressOf('/matching/new', {}, filter),
  matchRun: (id: string) => addressOf('/matching/runs/:id', { id }),
  /** Filters: state (`all` for every one), dataset, run, fresh, name, area, household. */
  matchHits: (filter: Filter = {}) => addressOf('/matching/hits', {}, filter),
  household: (id: string) => addressOf('/households/:id', { id }),
  /** Filters: area, coverage, again (the day of the next try), search. */
  visits: (id: string, filter: Filter = {}) => addressOf('/campaigns/:id/visits', { id }, filter),
  visit: (id: string) => addressOf('/visits/:id', { id }),
  blankForm: (id: string, householdId: string) => addressOf('/campaigns/:id/paper/:householdId', { id, householdId }),
  /** Filters: area, all. */
  differences: (id: string, filter: Filter = {}) => addressOf('/campaigns/:id/differences', { id }, filter),
  /** Filters: area, state. */
  agreements: (id: string, filter: Filter = {}) => addressOf('/campaigns/:id/agreements', { id }, filter),
  /** Filters: area, state, open, overdue, due, spot, doubt, reopened, review, kind, severity, gap, line, age, acted, search. */
  problems: (id: string, filter: Filter = {}) => addressOf('/campaigns/:id/problems', { id }, filter),
  problem: (id: string) => addressOf('/problems/:id', { id }),
  /** Filter: area. */
  rectification: (id: string, filter: Filter = {}) => addressOf('/campaigns/:id/rectification', { id }, filter),
  /** Filters: area, state, overdue, mine. */
  upward: (id: string, filter: Filter = {}) => addressOf('/campaigns/:id/upward', { id }, filter),
  /** Filters: area, department, state, unanswered, overdue, search. */
  referrals: (id: string, filter: Filter = {}) => addressOf('/campaigns/:id/referrals', { id }, filter),
  referral: (id: string) => addressOf('/referrals/:id', { id }),
  /** Filters: area, outcome, search. */
  eligibility: (id: string, filter: Filter = {}) => addressOf('/campaigns/:id/eligibility', { id }, filter),
  /** Filters: area, state, why, frequency, overdue, search. */
  keyHouseholds: (id: string, filter: Filter = {}) => addressOf('/campaigns/:id/key-households', { id }, filter),
  keyHousehold: (id: string) => addressOf('/key-households/:id', { id }),
  /** Filters: area, until (recorded by a moment), state, overdue. */
  escalations: (id: string, filter: Filter = {}) => addressOf('/campaigns/:id/escalations', { id }, filter),
  escalation: (id: string) => addressOf('/escalations/:id', { id }),
  deliverables: (id: string, filter: Filter = {}) => addressOf('/campaigns/:id/deliverables', { id }, filter),
  /** Filters: no, figure. */
  deliverable: (id: string, code: string, areaId: string, filter: Filter = {}) => addressOf('/campaigns/:id/deliverables/:code/:areaId', { id, code, areaId }, filter),
  /** Filters: figure. */
  deliverableVersion: (id: string, filter: Filter = {}) => addressOf('/deliverable-versions/:id', { id }, filter),
  /** Filter: state. */
  releases: (filter: Filter = {}) => addressOf('/releases', {}, filter),
  institutions: () => '/institutions',
  /** Filter: show. */
  institution: (id: string, filter: Filter = {}) => addressOf('/institutions/:id', { id }, filter),
  accounts: () => '/accounts',
  areas: () => '/areas',
  audit: (filter: Filter = {}) => addressOf('/audit', {}, filter),
} as const
