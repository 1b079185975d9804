import type { Action } from '#domain/access/access.ts'

/** What a page asks of whoever opens it, by its address; the first that fits holds. Pages that are not named are open to all. */
const needs: readonly (readonly [path: RegExp, action: Action])[] = [
  [/^\/campaigns\/[^/]+\/roster$/, 'roster.list'],
  [/^\/campaigns\/[^/]+\/rosters(\/|$)|^\/roster-versions\//, 'roster.read'],
  [/^\/campaigns\/[^/]+\/visits$/, 'roster.list'],
  [/^\/campaigns\/[^/]+\/problems$|^\/problems\//, 'finding.read'],
  [/^\/campaigns\/[^/]+\/deliverables(\/|$)|^\/deliverable-versions\//, 'deliverable.read'],
  [/^\/campaigns\/[^/]+\/imports$|^\/imports\//, 'roster.import'],
  [/^\/campaigns\/[^/]+(\/duties)?$/, 'board.read'],
  [/^\/campaigns\/[^/]+/, 'campaign.read'],
  [/^\/calendar$/, 'today.read'],
  [/^\/teams(\/|$)/, 'team.read'],
  [/^\/planning(\/|$)/, 'visit.plan'],
  [/^\/households\/[^/]+\/card$/, 'screen.read'],
  [/^\/screening(\/|$)/, 'screen.read'],
  [/^\/rules\/new$/, 'rule.write'],
  [/^\/rules(\/|$)/, 'rule.read'],
  [/^\/alerts(\/|$)/, 'alert.read'],
  [/^\/households(\/|$)|^\/visits\//, 'household.read'],
  [/^\/matching\/new$/, 'matching.run'],
  [/^\/matching\/hits$/, 'matching.read'],
  [/^\/matching(\/|$)/, 'matching.list'],
  [/^\/releases$/, 'release.read'],
  [/^\/institutions(\/|$)/, 'institution.read'],
  [/^\/accounts$/, 'account.manage'],
  [/^\/settings$/, 'settings.manage'],
  [/^\/audit$/, 'audit.read'],
]

/** @param to address of a page, with or without a filter */
export function mayOpen(may: (action: Action) => boolean, to: string): boolean {
  const [path = ''] = to.split(/[?#]/)
  const need = needs.find(([pattern]) => pattern.test(path))
  return need === undefined || may(need[1])
}
