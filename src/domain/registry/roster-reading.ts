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

/** A person of a roster, all values in the codes of `code-lists.ts`. Undefined: the roster does not say; every field is there all the same, so that those who go through many rows find it at the same place. */
export type RosterRow = {
  readonly name: string
  /** 18 characters. */
  readonly citizenId: string
  readonly sex: Sex
  readonly birthDate: PlainDate
  readonly relation: string | undefined
  readonly isHead: boolean | undefined
  readonly phone: string | undefined
  readonly villageId: string | undefined
  readonly townId: string | undefined
  readonly group: string | undefined
  readonly address: string | undefined
  /** `covered` receives aid; `possible` does not and may be in difficulty. A household is covered when one of its rows is. */
  readonly part: 'covered' | 'possible'
  /** What the row says the person (or, of dibao, the household) receives. The amount is known only when there is one kind. */
  readonly aid: readonly Aid[]
  readonly supportForm: 'SCATTERED' | 'CENTRAL' | undefined
  readonly disabilityKind: string | undefined
  /** 1 (most severe) to 4 */
  readonly disabilityLevel: number | undefined
  readonly selfCare: 'ABLE' | 'PARTLY_LOST' | 'LOST' | undefined
  readonly livingState: string | undefined
  readonly seriousIllness: boolean | undefined
  readonly childClass: string | undefined
  /** Ids of the plan's sources. */
  readonly sources: readonly string[]
  readonly reason: string | undefined
  /** Answers to what the plan asks of a source: by source, then by question. */
  readonly particulars: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined
  readonly hukouType: string | undefined
  readonly hukouAddress: string | undefined
  /** Day of the last payment of dibao, and fen a month. */
  readonly lastPaymentOn: PlainDate | undefined
  readonly lastPaymentAmount: number | undefined
  readonly lastReviewOn: PlainDate | undefined
  readonly disabilityCard: boolean | undefined
  readonly remark: string | undefined
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
  readonly number: string | undefined
  readonly headName: string | undefined
  readonly headCitizenId: string | undefined
  readonly name: string
  readonly citizenId: string | undefined
  /** undefined: no word about it */
  readonly isHead: boolean | undefined
  /** A relation to a head that is somebody else. */
  readonly isMember: boolean
  readonly place: string
  /** The row in which the household begins, when cells put together downward tell. */
  readonly block?: number | undefined
}

/** A row as understood. */
export type RosterReading = {
  readonly kind: 'DATA' | 'BLANK' | 'TOTAL' | 'SIGNATURE' | 'HEADING' | 'NOTE'
  readonly understood?: RosterRow | undefined
  readonly complaints: readonly RosterComplaint[]
  readonly signs?: HouseholdSigns | undefined
}
