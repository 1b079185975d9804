import type { ProblemStory } from '../story.ts'
import type { Chance } from './chance.ts'

type Found = Pick<ProblemStory, 'kind' | 'severity' | 'text' | 'measure' | 'proof'>

/** What visitors find, as they write it. */
const found: readonly Found[] = [
  { kind: 'policy-not-carried-out', severity: 'DAYS_30', text: '符合两项补贴条件，没有申请。', measure: '帮助准备材料，代为申请', proof: '申请已受理，回执交本人' },
  { kind: 'policy-not-carried-out', severity: 'DAYS_30', text: '就医费用高，没有享受医疗救助。', measure: '到医保窗口代办一站式结算', proof: '结算单已交本人' },
  { kind: 'payment-late-or-short', severity: 'DAYS_7', text: '上月低保金没有到账，银行卡已过期。', measure: '陪同换卡并补发', proof: '新卡已收到补发的一笔，存折已看' },
  { kind: 'life-in-difficulty', severity: 'DAYS_30', text: '一日两餐，冬衣被褥不够。', measure: '送去衣被，纳入临时救助', proof: '衣被收条有本人签字' },
  { kind: 'care-missing', severity: 'DAYS_7', text: '白天无人照看，摔倒过一次。', measure: '安排邻里互助，申请居家上门服务', proof: '邻居当天已上门，留了联系卡' },
  { kind: 'agreement-missing', severity: 'DAYS_30', text: '委托照料服务协议到期没有续签。', measure: '镇民政办重新签订', proof: '新协议双方已签字' },
  { kind: 'house-unsafe', severity: 'DAYS_30', text: '屋面漏雨，后墙有裂缝。', measure: '报镇村建办鉴定，列入改造', proof: '村建办当天到场，受理单已留存' },
  { kind: 'registration-missing', severity: 'DAYS_30', text: '孩子没有落户，不能参加医保。', measure: '联系派出所补办登记', proof: '派出所已受理，回执留存' },
  { kind: 'card-missing', severity: 'DAYS_30', text: '明显肢体残疾，没有办证。', measure: '联系上门评残', proof: '残联已登记，上门日期已告知本人' },
  { kind: 'service-lapse', severity: 'LATER', text: '送餐服务经常晚到。', measure: '约谈服务机构，改时间', proof: '机构书面答复已贴在墙上' },
]

/** A problem of a household, as a visit tells it. */
export function problemIn(chance: Chance, village: string, owner: string, day: number): ProblemStory {
  const isOnSpot = chance.isIn(0.25)
  const { proof, ...problem } = chance.of(found)
  return { ...problem, unit: `${village}${village.endsWith('社区') ? '居委会' : '村委会'}`, owner, ...(isOnSpot ? { isOnSpot: true, ...(proof && { proof }) } : { due: day + chance.between(7, 30) }) }
}
