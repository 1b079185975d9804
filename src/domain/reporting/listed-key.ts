import type { PlainDate } from '../calendar/plain-date.ts'

/** A key household or person as the list reports it (F-05). Empty texts are texts nobody gave. */
export type ListedKey = {
  readonly keyId: string
  readonly householdId: string
  readonly visitId: string | null
  readonly areaCode: string
  readonly village: string
  readonly household: string
  /** How the name of the head sounds: lists stand in its order. */
  readonly sound: string
  readonly person?: string
  readonly labels: readonly string[]
  /** Title of the plan's reason. */
  readonly why: string
  readonly risk: string
  readonly measure: string
  readonly frequency: string
  readonly helper: string
  readonly lastSeen?: PlainDate
  readonly isOff: boolean
  readonly state: string
  readonly offOn?: PlainDate
  readonly offReason: string
  readonly isOverdue: boolean
}
