import type { ProblemStory } from '../story.ts'
import type { Chance } from './chance.ts'

type Found = Pick<ProblemStory, 'kind' | 'severity' | 'text' | 'measure'>

/** What visitors find, as they write it. */
const found: readonly Found[] = [
  { kind: 'policy-not-carried-out', severity: 'DAYS_30', text: '符合两项补贴条件，没有申请。', measure: '帮助准备材料，代为申请' },
  { kind: 'policy-not-carried-out', severity: 'DAYS_30', text: '就医费用高，没有享受医疗救助。', measure: '到医保窗口代办一站式结算' },
  { kind: 'payment-late-or-short', severity: 'DAYS_7', text: '上月低保金没有到账，银行卡已过期。', measure: '陪同换卡并补发' },
  { kind: 'life-in-difficulty', severity: 'DAYS_30', text: '一日两餐，冬衣被褥不够。', measure: '送去衣被，纳入临时救助' },
  { kind: 'care-missing', severity: 'DAYS_7', text: '白天无人照看，摔倒过一次。', measure: '安排邻里互助，申请居家上门服务' },
  { kind: 'agreement-missing', severity: 'DAYS_30', text: '委托照料服务协议到期没有续签。', measure: '镇民政办重新签订' },
  { kind: 'house-unsafe', severity: 'DAYS_30', text: '屋面漏雨，后墙有裂缝。', measure: '报镇村建办鉴定，列入改造' },
  { kind: 'registration-missing', severity: 'DAYS_30', text: '孩子没有落户，不能参加医保。', measure: '联系派出所补办登记' },
  { kind: 'card-missing', severity: 'DAYS_30', text: '明显肢体残疾，没有办证。', measure: '联系上门评残' },
  { kind: 'service-lapse', severity: 'LATER', text: '送餐服务经常晚到。', measure: '约谈服务机构，改时间' },
]

/** A problem of a household, as a visit tells it. */
export function problemIn(chance: Chance, village: string, owner: string, day: number): ProblemStory {
  const isOnSpot = chance.isIn(0.25)
  return { ...chance.of(found), unit: `${village}${village.endsWith('社区') ? '居委会' : '村委会'}`, owner, ...(isOnSpot ? { isOnSpot: true } : { due: day + chance.between(7, 30) }) }
}
