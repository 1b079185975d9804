import type { Duty, Stuck, Today } from '#contract/campaigns.ts'
import { paths } from './paths.ts'

type Waiting = Today['waiting'][number]['kind']

/** The page where something that waits is done. `signsFor`: the village whose roster the account signs. */
export function placeOfWaiting(kind: Waiting, campaignId: string, signsFor: string | undefined): string {
  switch (kind) {
    case 'to-visit': return paths.visits(campaignId, { coverage: 'NOT_VISITED' })
    case 'drafts': return paths.visits(campaignId, { coverage: 'DRAFT' })
    case 'visit-again': return paths.visits(campaignId, { coverage: 'AGAIN_DUE' })
    case 'open-findings': return paths.problems(campaignId, { open: 'true' })
    case 'overdue-findings': return paths.problems(campaignId, { overdue: 'true' })
    case 'unplaced': return paths.roster(campaignId, { unplaced: 'true' })
    case 'unsigned-villages': return signsFor ? paths.villageRoster(campaignId, signsFor) : paths.rosters(campaignId)
    case 'imports-running': return paths.imports(campaignId)
    case 'differences': return paths.differences(campaignId)
    case 'returned': return signsFor ? paths.villageRoster(campaignId, signsFor) : paths.deliverables(campaignId)
  }
}

/** Where something that is stuck is seen to. `over`: the area that is looked at, which stands for itself and not for what lies below it. */
export function placeOfStuck({ kind, areaId }: Stuck, campaignId: string, over: string | undefined): string {
  switch (kind) {
    case 'roster-unsigned': return paths.rosters(campaignId, { area: areaId })
    case 'households-unplaced': return paths.roster(campaignId, { area: areaId, unplaced: 'true' })
    case 'households-without-team': return paths.roster(campaignId, { area: areaId, team: 'none' })
    case 'visit-again-due': return paths.visits(campaignId, { area: areaId, coverage: 'AGAIN_DUE' })
    case 'findings-overdue': return paths.problems(campaignId, { area: areaId, overdue: 'true' })
    case 'deliverable-late': return paths.deliverables(campaignId, { area: areaId })
    case 'duty-late': return rowsOfStuck(kind, campaignId, areaId === over ? { unit: areaId } : { area: areaId })
  }
}

interface Where {
  /** An area with all below it. */
  readonly area?: string
  /** An area without what lies below it. */
  readonly unit?: string
  /** Only what was due on this day. */
  readonly day?: string | undefined
}

/** Exactly the rows that a number of stuck things counts: in an area, or in all that the account sees. */
export function rowsOfStuck(kind: Stuck['kind'], campaignId: string, { area, unit, day }: Where): string {
  const duties = (place: Duty['place']) => paths.duties(campaignId, { area, unit, place, state: 'late', due: day })
  const there = area ?? unit
  switch (kind) {
    case 'roster-unsigned': return duties('roster')
    case 'deliverable-late': return duties('deliverables')
    case 'duty-late': return duties('campaign')
    case 'households-unplaced': return paths.roster(campaignId, { area: there, unplaced: 'true' })
    case 'households-without-team': return paths.roster(campaignId, { area: there, team: 'none' })
    case 'visit-again-due': return paths.visits(campaignId, { area: there, coverage: 'AGAIN_DUE', again: day })
    case 'findings-overdue': return paths.problems(campaignId, { area: there, overdue: 'true', due: day })
  }
}

/** The page where a duty is done. */
export function placeOfDuty({ place, campaignId, areaId, isMine, code, record, state }: Duty, signsRosters: boolean): string {
  if (record) return record.id ? paths.record(record.id) : isMine && state !== 'done' ? paths.newRecord(campaignId, record.kind) : paths.records(campaignId, { kind: record.kind, area: areaId })
  switch (place) {
    case 'roster': return isMine && signsRosters ? paths.villageRoster(campaignId, areaId) : paths.rosters(campaignId, { area: areaId })
    case 'visits': return paths.visits(campaignId, { area: areaId })
    case 'findings': return paths.problems(campaignId, { area: areaId, open: 'true' })
    case 'deliverables': return paths.deliverables(campaignId, { area: areaId })
    case 'campaign': return paths.duties(campaignId, { code })
  }
}
