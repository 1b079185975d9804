// How often a proposal for a row without a citizen id is right: rows of which it is known whose they are, made from invented people with
// the slips that people make. Every chance is drawn, none is tuned to the other.
import { LikelyPeople, type Described } from '#domain/matching/likely-people.ts'
import { soundOf } from '#server/features/registry/name-sound.ts'
import type { Measured } from './main.ts'
import { round } from './median.ts'

const people = Number(process.env['BENCH_PEOPLE'] ?? 100_000)
const rows = Number(process.env['BENCH_ROWS'] ?? 100_000)
const shareOfOurs = 0.1

const families = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文']
const given = [...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂建国华玉梅红春生海燕志文斌小东学卫晓雪峰鹏飞宇浩欣怡思雨子涵梓轩佳琪俊凯博雅婷雯倩颖琳璐瑶莉珍凤云莲香翠菊荣福贵财宝来根水土火木林森树新民光辉耀宗祖德义仁礼智信忠孝廉']
/** Characters that are taken for one another because they sound the same. */
const homophones = Map.groupBy([...new Set([...families, ...given, ...'嬉晓笑校筱莹盈颍瑛鹰敬镜竟径竞婧俪励立利力雪学薛佩培沛裴倩茜芊谦千琴勤芹沁晴青清卿情蕾雷磊垒'])], (sign) => soundOf(`一${sign}`).order)

const slips = ['none', 'homophone', 'one character', 'day', 'day absent', 'sex absent', 'homophone and day'] as const

/** Precision and recall of proposals by the points that are asked for. */
export function measureLikely(): Measured {
  const random = generator(20_261_122)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  // The commoner a family name the further in front it stands.
  const name = (): string => families[Math.floor(random() ** 2.2 * families.length)]! + pick(given) + (random() < 0.75 ? pick(given) : '')
  const day = (): string => new Date(Date.UTC(1930, 0, 1 + Math.floor(random() * 33_000))).toISOString().slice(0, 10)
  const somebody = (): Person => ({ name: name(), birthDate: day(), sex: random() < 0.5 ? 'MALE' : 'FEMALE' })
  const ours = Array.from({ length: people }, somebody)
  const index = new LikelyPeople()
  for (const [holder, one] of ours.entries()) index.add(described(one), holder)

  const asked = [60, 65, 70, 75, 80, 85, 90, 95, 100]
  const tally = new Map(asked.map((points) => [points, { right: 0, wrong: 0, found: 0 }]))
  let expected = 0
  const begun = performance.now()
  for (let row = 0; row < rows; row++) {
    const holder = random() < shareOfOurs ? Math.floor(random() * people) : undefined
    if (holder !== undefined) expected++
    const proposals = index.find(holder === undefined ? described(somebody()) : described(slipped(ours[holder]!, pick(slips))), asked[0]!)
    for (const [points, counts] of tally) {
      const [best, next] = proposals.filter((one) => one.score >= points)
      if (!best) continue
      // Of several that are equally likely a person has to choose: each but the right one is a wrong proposal.
      const equal = next?.score === best.score ? proposals.filter((one) => one.score === best.score) : [best]
      const isFound = equal.some((one) => one.holder === holder)
      if (isFound) counts.right++
      counts.wrong += equal.length - (isFound ? 1 : 0)
      if (isFound) counts.found++
    }
  }
  const milliseconds = performance.now() - begun
  return {
    job: 'Likely people of rows without a citizen id',
    figures: {
      what: `${rows} rows, one in ten of them of ${people} people on the list, with slips (${slips.join('; ')}) in equal shares; the others of strangers of the same names and ages`,
      byPointsAskedFor: Object.fromEntries([...tally].map(([points, { right, wrong, found }]) => [points, { precision: round(right / Math.max(1, right + wrong), 3), recall: round(found / expected, 3) }])),
      microsecondsPerRow: round((milliseconds * 1000) / rows, 1),
    },
  }

  function slipped(one: Person, slip: (typeof slips)[number]): Person {
    switch (slip) {
      case 'homophone':
        return { ...one, name: withHomophone(one.name) }
      case 'one character':
        return { ...one, name: changed(one.name, 1 + Math.floor(random() * ([...one.name].length - 1)), pick(given)) }
      case 'day':
        return { ...one, birthDate: otherDay(one.birthDate!) }
      case 'homophone and day':
        return { ...one, name: withHomophone(one.name), birthDate: otherDay(one.birthDate!) }
      case 'day absent':
        return { name: one.name, ...(one.sex && { sex: one.sex }) }
      case 'sex absent':
        return { name: one.name, ...(one.birthDate !== undefined && { birthDate: one.birthDate }) }
      default:
        return one
    }
  }

  function withHomophone(text: string): string {
    const at = [...text].length - 1
    return changed(text, at, pick(homophones.get(soundOf(`一${[...text][at]}`).order) ?? [[...text][at]!]))
  }

  function otherDay(date: string): string {
    const [year, month, day] = date.split('-') as [string, string, string]
    if (random() < 0.3 && Number(day) <= 12) return `${year}-${day}-${month}`
    const digit = String(Math.floor(random() * 10))
    return random() < 0.5 ? `${year.slice(0, 3)}${digit}-${month}-${day}` : `${year}-${month}-${day[0]}${digit}`
  }
}

type Person = Omit<Described, 'sound'>

function described(one: Person): Described {
  return { ...one, sound: () => soundOf(one.name).pinyin }
}

function changed(text: string, at: number, sign: string): string {
  return [...text].with(at, sign).join('')
}

function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
