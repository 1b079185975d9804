import type { PlainDate } from '../calendar/plain-date.ts'
import type { Fact } from './facts.ts'

export type SelfCare = 'ABLE' | 'PARTLY_LOST' | 'LOST'

/** The six items of 特困人员认定办法 art. 21: eat, dress, get in and out of bed, toilet, walk indoors, bathe; true when the person can. */
export const selfCareItems = [
  'selfCareItem.eats',
  'selfCareItem.dresses',
  'selfCareItem.getsUp',
  'selfCareItem.usesToilet',
  'selfCareItem.walksIndoors',
  'selfCareItem.bathes',
] as const

/** Class of self-care from the number of items not met (art. 22): none able, one to three partly lost, four to six lost. */
export function selfCareClass(unmet: number): SelfCare {
  return unmet === 0 ? 'ABLE' : unmet <= 3 ? 'PARTLY_LOST' : 'LOST'
}

/**
 * Class of self-care of a person: from the six items when every one was assessed, else the class that an assessment handed in;
 * of the two the later one. Undefined when there was no assessment: that is "not assessed", never "able".
 */
export function selfCareOf(facts: Facts): SelfCare | undefined {
  const [byItems, handedIn] = [assessedByItems(facts), facts['selfCare']]
  if (!byItems || (handedIn && handedIn.asOf > byItems.asOf)) return handedIn?.value as SelfCare | undefined
  return selfCareClass(byItems.unmet)
}

/** The day of the assessment that `selfCareOf` goes by. */
export function selfCareSince(facts: Facts): PlainDate | undefined {
  const [byItems, handedIn] = [assessedByItems(facts), facts['selfCare']]
  return !byItems || (handedIn && handedIn.asOf > byItems.asOf) ? handedIn?.asOf : byItems.asOf
}

type Facts = Readonly<Record<string, Fact>>

function assessedByItems(facts: Facts): { readonly unmet: number; readonly asOf: PlainDate } | undefined {
  const items = selfCareItems.map((name) => facts[name])
  if (!items.every((item) => item !== undefined)) return undefined
  return { unmet: items.filter((item) => item.value === false).length, asOf: items.map((item) => item.asOf).sort().at(-1)! }
}
