import type { PlainDate } from '../calendar/plain-date.ts'
import type { Aid } from '../policy/facts.ts'
import type { RosterField } from './roster-field.ts'
import type { Sex } from './sex.ts'
import type { VillageIndex } from './village-index.ts'

/** What a row is read against. */
export type RosterContext = {
  /** An example database takes only ids of the test region, a real one refuses them. */
  readonly kind: 'example' | 'real'
  readonly today: PlainDate
  readonly villages: VillageIndex
  /** Names of the residents groups of a village, where the tree has them: a group written in another way gets its name. */
  readonly groupsOf?: (villageId: string) => readonly string[]
  /** The village of a row that names none: the sheet is called by it. */
  readonly sheetVillage?: string
  /** Where people who are not covered may come from, as the plan names it. */
  readonly sources: readonly { readonly id: string; readonly titles: readonly string[]; readonly asks?: readonly SourceAsk[] }[]
  /** First day of the campaign: spans of years are counted back from it. */
  readonly campaignStart?: PlainDate
}

/** What the plan asks of a household from a source. `column`: the field of a register that answers it. */
export type SourceAsk = { readonly id: string; readonly type: string; readonly withinYears?: number; readonly column?: string }

/** A person of a roster, all values in the codes of `code-lists.ts`. Absent: the roster does not say. */
export type RosterRow = {
  readonly name: string
  /** 18 characters. */
  readonly citizenId: string
  readonly sex: Sex
  readonly birthDate: PlainDate
  readonly relation?: string
  readonly isHead?: boolean
  readonly phone?: string
  readonly villageId?: string
  readonly townId?: string
  readonly group?: string
  readonly address?: string
  /** `covered` receives aid; `possible` does not and may be in difficulty. A household is covered when one of its rows is. */
  readonly part: 'covered' | 'possible'
  /** What the row says the person (or, of dibao, the household) receives. The amount is known only when there is one kind. */
  readonly aid: readonly Aid[]
  readonly supportForm?: 'SCATTERED' | 'CENTRAL'
  readonly disabilityKind?: string
  /** 1 (most severe) to 4 */
  readonly disabilityLevel?: number
  readonly selfCare?: 'ABLE' | 'PARTLY_LOST' | 'LOST'
  readonly livingState?: string
  readonly seriousIllness?: boolean
  readonly childClass?: string
  /** Ids of the plan's sources. */
  readonly sources: readonly string[]
  readonly reason?: string
  /** Answers to what the plan asks of a source: by source, then by question. */
  readonly particulars?: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly hukouType?: string
  readonly hukouAddress?: string
  /** Day of the last payment of dibao, and fen a month. */
  readonly lastPaymentOn?: PlainDate
  readonly lastPaymentAmount?: number
  readonly lastReviewOn?: PlainDate
  readonly disabilityCard?: boolean
  readonly remark?: string
}

/**
 * Something wrong in a row. `REFUSED`: the row does not come in. `NOTED`: it comes in without this value, or with a doubt
 * that somebody should look at.
 */
export type RosterComplaint = {
  readonly grade: 'REFUSED' | 'NOTED'
  readonly field: RosterField | null
  /** Index of the column, null when the row as a whole is meant. */
  readonly column: number | null
  readonly code: string
  readonly details: Readonly<Record<string, string>>
}

/** What the row says of its household: names and numbers as written, for `householdGrouping`. */
export type HouseholdSigns = {
  readonly number?: string
  readonly headName?: string
  readonly headCitizenId?: string
  readonly name: string
  readonly citizenId?: string
  /** undefined: no word about it */
  readonly isHead?: boolean
  /** A relation to a head that is somebody else. */
  readonly isMember: boolean
  readonly place: string
  /** The row in which the household begins, when cells put together downward tell. */
  readonly block?: number
}

/** A row as understood. */
export type RosterReading = {
  readonly kind: 'DATA' | 'BLANK' | 'TOTAL' | 'SIGNATURE' | 'HEADING' | 'NOTE'
  readonly understood?: RosterRow
  readonly complaints: readonly RosterComplaint[]
  readonly signs?: HouseholdSigns
}
