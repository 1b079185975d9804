/** The text of a notice in which quoted words are looked up: without white space and without the numbers between its pages. */
export function noticeText(text: string): string {
  return text.replace(/^[\s\f]*[—–-]+\s*\d+\s*[—–-]+\s*$/gmu, '').replace(/\s+/gu, '')
}

const fewest = 4
// Nobody quotes half a page; looking for the nearest passage to more takes too long.
const most = 300

/** Whether words stand in a notice, white space ignored. */
export function saysIn(notice: string, says: string): boolean {
  return notice.includes(noticeText(says))
}

/**
 * What the notice says where the quoted words come nearest: the passage that begins or ends like them, as long as they are.
 * Undefined when fewer than four characters agree.
 */
export function passageMeant(notice: string, says: string): string | undefined {
  const words = noticeText(says).slice(0, most)
  const before = agreeing(words.length, (length) => notice.indexOf(words.slice(0, length)))
  const after = agreeing(words.length, (length) => notice.indexOf(words.slice(words.length - length)))
  if (before.length >= after.length && before.length >= fewest) return notice.slice(before.at, before.at + words.length)
  if (after.length < fewest) return undefined
  const end = after.at + after.length
  return notice.slice(Math.max(0, end - words.length), end)
}

function agreeing(longest: number, find: (length: number) => number): { length: number; at: number } {
  for (let length = longest; length > 0; length--) {
    const at = find(length)
    if (at >= 0) return { length, at }
  }
  return { length: 0, at: 0 }
}
