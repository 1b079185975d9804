import type { Item } from '../form/form.ts'
import type { Publicity } from './provisions.ts'

/**
 * What people are told of where to find help (J-55), beside the question whether they were: the first of a section that stands on the
 * same words of the notice.
 * @returns the id of that question with the channels of which the plan gives a number or address; nothing where there is none of either
 */
export function toldChannels(publicity: Publicity | undefined, items: readonly Item[]): { readonly itemId: string; readonly channels: Publicity['channels'] } | undefined {
  const item = publicity && items.find(({ clause }) => clause?.at === publicity.clause.at && clause.says === publicity.clause.says)
  const channels = publicity?.channels.filter((channel) => channel.reach !== undefined) ?? []
  return item && channels.length > 0 ? { itemId: item.id, channels } : undefined
}
