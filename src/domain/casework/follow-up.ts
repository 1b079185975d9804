import { addDays, type PlainDate } from '../calendar/plain-date.ts'

/** How a household on the key list was contacted: 上门 · 别处见面 · 视频 · 电话 · 微信. */
export const contactManners = ['HOME', 'ELSEWHERE', 'VIDEO', 'PHONE', 'WECHAT'] as const
export type ContactManner = (typeof contactManners)[number]

/** Whether somebody was seen by a contact; nobody is seen by telephone or by a message. */
export function isSeenBy(manner: string): boolean {
  return manner === 'HOME' || manner === 'ELSEWHERE' || manner === 'VIDEO'
}

/**
 * The day by which a followed household is to be seen next (常态化走访).
 * @param lastSeen the last day on which it was seen; absent: never since it is on the list
 * @param listedOn the day on which it came on the list
 * @param everyDays days between two visits
 */
export function nextDue(lastSeen: PlainDate | null, listedOn: PlainDate, everyDays: number): PlainDate {
  const from = lastSeen !== null && lastSeen > listedOn ? lastSeen : listedOn
  return addDays(from, everyDays)
}
