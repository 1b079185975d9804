import type { ObligorsRow, SeenRow } from '../../facts/facts-of.ts'
import type { TextColumn } from './text-columns.ts'

/** Households of areas with their people and their aid, as columns of text: taken apart where they are read, in a thread of its own. Facts are JSON. */
export interface FactsText {
  readonly households: Readonly<Record<'id' | 'area_path' | 'facts', TextColumn>>
  readonly members: Readonly<Record<'household_id' | 'person_id' | 'relation' | 'is_head' | 'sex' | 'birth_date' | 'facts' | 'from_date' | 'to_date', TextColumn>>
  readonly aid: Readonly<Record<'household_id' | 'person_id' | 'kind' | 'from_date' | 'to_date' | 'amount_fen', TextColumn>>
  /** Beside the rows of people: few enough to go as they are. */
  readonly seen: readonly SeenRow[]
  readonly obligors: readonly ObligorsRow[]
}
