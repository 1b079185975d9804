import type { PlainDate } from '../calendar/plain-date.ts'

/** A duty of an area as it stands. `occurrence` counts a duty that comes again from 1 and is 0 for one that does not. */
export type StandingDuty = { readonly id: string; readonly code: string; readonly occurrence: number; readonly areaPath: string; readonly due: PlainDate; readonly isDone: boolean }
export type WantedDuty = Omit<StandingDuty, 'id' | 'isDone'>

export type DutyMove = {
  readonly add: readonly WantedDuty[]
  readonly redate: readonly { readonly duty: StandingDuty; readonly due: PlainDate }[]
  readonly remove: readonly StandingDuty[]
  /** Done, and kept as they are. */
  readonly kept: readonly StandingDuty[]
}

/**
 * What becomes of duties when a campaign is moved to another version of its plan: new ones are added, those not done get their new
 * day or go, those done stay. Where the cycle of a duty has changed, it goes on after the last time it was done.
 * @param cyclesChanged codes of duties that come again otherwise than before
 */
export function moveDuties(standing: readonly StandingDuty[], wanted: readonly WantedDuty[], cyclesChanged: ReadonlySet<string>): DutyMove {
  const place = (duty: { readonly code: string; readonly areaPath: string }) => `${duty.code} ${duty.areaPath}`
  const key = (duty: WantedDuty) => `${place(duty)} ${duty.occurrence}`
  const done = Map.groupBy(standing.filter((duty) => duty.isDone && cyclesChanged.has(duty.code)), place)
  const renumbered = [...Map.groupBy(wanted, place).values()].flatMap((duties) => goOn(duties, done.get(place(duties[0]!))))
  const byKey = new Map(renumbered.map((duty) => [key(duty), duty]))
  const there = new Set(standing.map(key))
  return {
    add: renumbered.filter((duty) => !there.has(key(duty))),
    redate: standing.flatMap((duty) => {
      const due = byKey.get(key(duty))?.due
      return duty.isDone || due === undefined || due === duty.due ? [] : [{ duty, due }]
    }),
    remove: standing.filter((duty) => !duty.isDone && !byKey.has(key(duty))),
    kept: standing.filter((duty) => duty.isDone),
  }
}

function goOn(duties: readonly WantedDuty[], done: readonly StandingDuty[] | undefined): readonly WantedDuty[] {
  if (!done) return duties
  const last = done.reduce((latest, duty) => (duty.due > latest ? duty.due : latest), '')
  const most = Math.max(...done.map((duty) => duty.occurrence))
  return duties.filter((duty) => duty.due > last).map((duty, index) => ({ ...duty, occurrence: most + 1 + index }))
}
