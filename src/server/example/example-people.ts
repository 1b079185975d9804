import { addDays, dateOf, partsOf, type PlainDate } from '#domain/calendar/plain-date.ts'
import { checkCharacterOf } from '#domain/id/check-character.ts'
import type { Sex } from '#domain/registry/sex.ts'

/** Makes people who do not exist: the same seed gives the same people. */
export type PeopleMaker = {
  /** A number from 0 to below `below`. */
  pick(below: number): number
  name(surname: string, sex: Sex): string
  surname(): string
  /** A day on which somebody of this age in years was born; on `days` days from today is the birthday, absent: any day. */
  birthDate(age: number, days?: number): PlainDate
  /** An id of the test region 9900xx that nobody else of this maker has. */
  citizenId(birth: PlainDate, sex: Sex): string
}

const surnames = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严'
const given: Record<Sex, string> = {
  MALE: '建国 志强 永福 长根 小军 家宝 春生 德明 金海 国庆 根宝 立新 文斌 阿根 俊杰 子轩 浩然 宇航 明远 福林 保华 玉山 光荣 士杰 卫东 正华 兴旺 学文 立民 海波',
  FEMALE: '秀英 桂兰 玉珍 美娟 小芳 月华 招娣 雪梅 巧云 凤英 素芬 惠琴 晓燕 丽萍 子涵 欣怡 梦瑶 佳琪 阿妹 玲娣 秋菊 春花 金凤 彩霞 兰英 翠珠 淑贞 文静 思雨 冬梅',
}

/** @param seed a whole number; @param today the day on which ages are reached */
export function peopleMaker(seed: number, today: PlainDate): PeopleMaker {
  const next = mulberry32(seed)
  const pick = (below: number) => Math.floor(next() * below)
  const usedIds = new Set<string>()
  const usedNames = new Set<string>()
  const { year, month, day } = partsOf(today)

  return {
    pick,
    surname: () => surnames[pick(surnames.length)]!,
    name(surname, sex) {
      const names = given[sex].split(' ')
      let name = surname + names[pick(names.length)]!
      for (let tries = 0; usedNames.has(name) && tries < 50; tries++) name = surname + names[pick(names.length)]!
      usedNames.add(name)
      return name
    },
    birthDate(age, days) {
      if (days === undefined) return addDays(dateOf(year - age, month, Math.min(day, 28)), -1 - pick(350))
      const birthday = partsOf(addDays(today, days))
      return dateOf(birthday.year - age - (days > 0 ? 1 : 0), birthday.month, Math.min(birthday.day, 28))
    },
    citizenId(birth, sex) {
      for (;;) {
        const sequence = pick(450) * 2 + (sex === 'MALE' ? 1 : 2)
        const first17 = `9900${10 + pick(4)}${birth.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
        if (usedIds.has(first17)) continue
        usedIds.add(first17)
        return first17 + checkCharacterOf(first17)
      }
    },
  }
}

function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
