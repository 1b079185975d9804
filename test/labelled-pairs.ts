import { pinyin } from 'pinyin-pro'
import type { PlainDate } from '#domain/calendar/plain-date.ts'
import { alike, type Described } from '#domain/matching/alike.ts'

/** A row without an id beside somebody of the district whom its block holds, and whether both are one person. */
export interface LabelledPair {
  readonly score: number
  readonly isSame: boolean
}

// As often as they occur among twenty million (公安部 2020), roughly; given names so that common ones come often.
const families = '王王王王李李李李张张张刘刘陈陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾萧田董'
const first = '秀桂玉志建国海春文明晓小红丽永金月美淑德少子俊雨思家宏卫根长'
const second = '英兰珍华军强平梅芳珠荣生林明芬云霞敏静杰涛辉兵伟飞燕波龙凤香涵轩怡浩宇'
const sounds: Readonly<Record<string, string>> = { 英: '瑛', 华: '花', 静: '敬', 伟: '玮', 芳: '方', 辉: '晖', 燕: '艳', 珍: '真', 明: '名', 梅: '玫', 霞: '侠', 荣: '容', 秀: '绣', 志: '智', 建: '健' }

const inVillage = 2000

const soundOf = (name: string): string => pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true }).join('')

/**
 * A district of invented people and a file of whom one row in five is of one of them, written with the mistakes that people make: a
 * character that sounds the same (15 %), another last character (5 %), a slip in the day of birth (5 %), no sex (30 %). Others are
 * drawn from the same names and years. Always the same for the same numbers. By `place` the file says no day of birth, always sex,
 * and where people live, to the door of half of them and only the village of the others; strangers live in the same villages.
 */
export function labelledPairs(people: number, rows: number, by: 'birth' | 'place'): { readonly pairs: LabelledPair[]; readonly ours: number } {
  let seed = 11
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
    return Math.floor((seed / 2 ** 32) * below)
  }
  const pick = (from: string): string => from[random(from.length)]!
  const home = () => ({ village: `第${random(Math.ceil(people / inVillage)) + 1}村`, address: `${random(12) + 1}组${random(60) + 1}号` })
  const somebody = (): Described => {
    const name = pick(families) + (random(10) < 8 ? pick(first) : '') + pick(second)
    const day = new Date(Date.UTC(1930, 0, 1 + random(29_000))).toISOString().slice(0, 10)
    return { name, pinyin: soundOf(name), birthDate: day, sex: random(2) === 0 ? 'MALE' : 'FEMALE', ...(by === 'place' ? home() : { village: '', address: '' }) }
  }
  const misspelt = (one: Described): Described => {
    const how = random(100)
    let { name } = one
    let birthDate = one.birthDate as PlainDate
    if (how < 15) name = [...name].map((sign, at) => (at > 0 ? (sounds[sign] ?? sign) : sign)).join('')
    else if (how < 20) name = name.slice(0, -1) + pick(second)
    else if (how < 25) birthDate = `${birthDate.slice(0, 9)}${(Number(birthDate[9]) + 1) % 10}`
    const called = { ...one, name, pinyin: soundOf(name) }
    if (by === 'place') return { ...called, birthDate: null, village: '', address: one.village + (random(2) === 0 ? one.address : '') }
    return { ...called, birthDate, sex: random(10) < 3 ? null : one.sex }
  }

  const district = Array.from({ length: people }, somebody)
  const [byBirth, bySound] = [Map.groupBy(district, (one) => one.birthDate), Map.groupBy(district, (one) => one.pinyin)]
  const pairs: LabelledPair[] = []
  let ours = 0
  for (let row = 0; row < rows; row++) {
    const meant = row % 5 === 0 ? district[random(people)] : undefined
    if (meant) ours += 1
    const theirs = misspelt(meant ?? somebody())
    const scored = [...new Set([...(theirs.birthDate === null ? [] : (byBirth.get(theirs.birthDate) ?? [])), ...(bySound.get(theirs.pinyin) ?? [])])].flatMap((one) => {
      const found = alike(one, theirs)
      return found ? [{ score: found.score, isSame: one === meant }] : []
    })
    const best = Math.max(...scored.map((pair) => pair.score))
    pairs.push(...scored.filter((pair) => pair.score === best))
  }
  return { pairs, ours }
}
