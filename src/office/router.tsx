import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { PageError } from './shell/page-error.tsx'
import { PageMissing } from './shell/page-missing.tsx'
import { Shell } from './shell/shell.tsx'
import { Loading } from '#ui/loading.tsx'

type Page = () => Promise<{ default: ComponentType }>

const root = createRootRoute({ component: Outlet, notFoundComponent: PageMissing })
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell })

const outside = (path: string, page: Page) => createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(page) })
const inside = (path: string, page: Page) => createRoute({ getParentRoute: () => shell, path, component: lazyRouteComponent(page) })

const tree = root.addChildren([
  outside('/login', () => import('./pages/login.tsx')),
  outside('/setup', () => import('./pages/setup.tsx')),
  shell.addChildren([
    inside('/', () => import('./pages/today.tsx')),
    inside('/account', () => import('./pages/account.tsx')),
    inside('/directory', () => import('./pages/directory.tsx')),
    inside('/settings', () => import('./pages/settings.tsx')),
    inside('/campaigns', () => import('./pages/campaigns.tsx')),
    inside('/campaigns/$id', () => import('./pages/campaign.tsx')),
    inside('/calendar', () => import('./pages/calendar.tsx')),
    inside('/campaigns/$id/records', () => import('./pages/records.tsx')),
    inside('/campaigns/$id/records/$kind/new', () => import('./pages/new-record.tsx')),
    inside('/records/$id', () => import('./pages/record.tsx')),
    inside('/plans', () => import('./pages/plans.tsx')),
    inside('/campaigns/$id/move', () => import('./pages/move-campaign.tsx')),
    inside('/campaigns/$id/plan', () => import('./pages/plan.tsx')),
    inside('/campaigns/$id/notice', () => import('./pages/visit-notice.tsx')),
    inside('/campaigns/$id/duties', () => import('./pages/duties.tsx')),
    inside('/campaigns/$id/roster', () => import('./pages/roster.tsx')),
    inside('/campaigns/$id/rosters', () => import('./pages/rosters.tsx')),
    inside('/campaigns/$id/rosters/$villageId', () => import('./pages/village-roster.tsx')),
    inside('/roster-versions/$id', () => import('./pages/roster-version.tsx')),
    inside('/teams', () => import('./pages/teams.tsx')),
    inside('/teams/$id', () => import('./pages/team.tsx')),
    inside('/planning', () => import('./pages/planning.tsx')),
    inside('/planning/round', () => import('./pages/round.tsx')),
    inside('/campaigns/$id/imports', () => import('./pages/imports.tsx')),
    inside('/imports/$id', () => import('./pages/import.tsx')),
    inside('/households', () => import('./pages/search.tsx')),
    inside('/households/new', () => import('./pages/new-household.tsx')),
    inside('/households/$id', () => import('./pages/household.tsx')),
    inside('/households/$id/merge/$otherId', () => import('./pages/merge-households.tsx')),
    inside('/persons/$id/merge/$otherId', () => import('./pages/merge-persons.tsx')),
    inside('/duplicates', () => import('./pages/duplicates.tsx')),
    inside('/merges/$id', () => import('./pages/merge.tsx')),
    inside('/rules', () => import('./pages/rules.tsx')),
    inside('/rules/new', () => import('./pages/new-rule.tsx')),
    inside('/rules/$id', () => import('./pages/rule.tsx')),
    inside('/screening', () => import('./pages/screening.tsx')),
    inside('/screening/$id', () => import('./pages/screening-rule.tsx')),
    inside('/screening/$id/rows', () => import('./pages/screened.tsx')),
    inside('/households/$id/card', () => import('./pages/card.tsx')),
    inside('/alerts', () => import('./pages/alerts.tsx')),
    inside('/alerts/yield', () => import('./pages/alert-yield.tsx')),
    inside('/alerts/samples', () => import('./pages/alert-samples.tsx')),
    inside('/alerts/sampled', () => import('./pages/alert-sampled.tsx')),
    inside('/alerts/samples/$id', () => import('./pages/alert-sample.tsx')),
    inside('/alerts/$id', () => import('./pages/alert.tsx')),
    inside('/parameters', () => import('./pages/parameters.tsx')),
    inside('/matching', () => import('./pages/matching.tsx')),
    inside('/matching/new', () => import('./pages/new-match.tsx')),
    inside('/matching/runs/$id', () => import('./pages/match-run.tsx')),
    inside('/matching/hits', () => import('./pages/match-hits.tsx')),
    inside('/campaigns/$id/visits', () => import('./pages/visits.tsx')),
    inside('/campaigns/$id/paper/$householdId', () => import('./pages/visit-blank.tsx')),
    inside('/campaigns/$id/differences', () => import('./pages/visit-differences.tsx')),
    inside('/campaigns/$id/agreements', () => import('./pages/visit-agreements.tsx')),
    inside('/visits/$id', () => import('./pages/visit.tsx')),
    inside('/campaigns/$id/problems', () => import('./pages/problems.tsx')),
    inside('/problems/$id', () => import('./pages/problem.tsx')),
    inside('/campaigns/$id/rectification', () => import('./pages/rectification.tsx')),
    inside('/campaigns/$id/upward', () => import('./pages/upward.tsx')),
    inside('/campaigns/$id/referrals', () => import('./pages/referrals.tsx')),
    inside('/referrals/$id', () => import('./pages/referral.tsx')),
    inside('/campaigns/$id/eligibility', () => import('./pages/eligibility.tsx')),
    inside('/campaigns/$id/key-households', () => import('./pages/key-households.tsx')),
    inside('/key-households/$id', () => import('./pages/key-household.tsx')),
    inside('/campaigns/$id/escalations', () => import('./pages/escalations.tsx')),
    inside('/escalations/$id', () => import('./pages/escalation.tsx')),
    inside('/campaigns/$id/deliverables', () => import('./pages/deliverables.tsx')),
    inside('/campaigns/$id/deliverables/$code/$areaId', () => import('./pages/deliverable.tsx')),
    inside('/deliverable-versions/$id', () => import('./pages/deliverable-version.tsx')),
    inside('/releases', () => import('./pages/releases.tsx')),
    inside('/institutions', () => import('./pages/institutions.tsx')),
    inside('/institutions/$id', () => import('./pages/institution.tsx')),
    inside('/accounts', () => import('./pages/accounts.tsx')),
    inside('/areas', () => import('./pages/areas.tsx')),
    inside('/audit', () => import('./pages/audit.tsx')),
  ]),
])

export const router = createRouter({
  routeTree: tree,
  defaultErrorComponent: PageError,
  defaultPendingComponent: Loading,
  defaultNotFoundComponent: PageMissing,
  scrollRestoration: true,
  // Filters are plain text in the address; nothing is guessed from what they look like.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const tail = new URLSearchParams(search as Record<string, string>).toString()
    return tail === '' ? '' : `?${tail}`
  },
})
