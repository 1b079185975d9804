import { decideEligibility } from '../features/eligibility/decide-eligibility.ts'
import { closeEscalation, recordReceipt } from '../features/escalations/follow-escalation.ts'
import { reportEscalation } from '../features/escalations/report-escalation.ts'
import { addContact } from '../features/key-households/add-contact.ts'
import { addKey } from '../features/key-households/add-key.ts'
import { answerReferral } from '../features/referrals/answer-referral.ts'
import { makeReferral } from '../features/referrals/make-referral.ts'
import { entryOf } from './history-rosters.ts'
import type { Moment, Play } from './step.ts'

interface KeyStory extends Moment {
  readonly head: string
  readonly why: string
  readonly risk: string
  readonly measure: string
  readonly frequency: string
  readonly contacts?: readonly (Moment & { readonly manner: 'HOME' | 'PHONE'; readonly found: string; readonly done: string; readonly next: string })[]
}

const keys: readonly KeyStory[] = [
  {
    head: '周凤英', day: 23, at: '09:10', login: 'wenchang', why: 'care', risk: '独居，夜间起床摔倒过一次，身边没有人。', measure: '每天早上电话问候，每周上门一次，看呼叫器是否好用。', frequency: 'weekly',
    contacts: [{ day: 30, at: '10:20', login: 'wenchang', manner: 'HOME', found: '精神尚好，扶手和夜灯在用。', done: '试了一次呼叫器，更换电池。', next: '下周带女儿一起商量夜间陪护。' }],
  },
  {
    head: '孙国平', day: 20, at: '15:00', login: 'wenchang', why: 'policy', risk: '自己停过药，发病时会走失。', measure: '每周问一次服药情况，免费用药办好后陪同领取。', frequency: 'weekly',
    contacts: [{ day: 24, at: '16:40', login: 'wenchang', manner: 'PHONE', found: '家人说按时服药。', done: '提醒到卫生服务中心取药。', next: '下周上门。' }],
  },
  { head: '陈淑兰', day: 24, at: '11:00', login: 'dongcheng', why: 'not-covered', risk: '失独老人独居，生病时没有人知道。', measure: '每月上门一次，满八十周岁当月帮助申请尊老金。', frequency: 'monthly' },
]

/** What became of some households beside their visits: followed, referred, enrolled; and one report at once. */
export async function playCasework(play: Play): Promise<void> {
  for (const story of keys) await playKey(play, story)

  const medicine = await play.act({ day: 21, at: '09:40', login: 'dongcheng' }, 'refer-medicine', async (work) => {
    const { householdId } = await entryOf(work, play.campaignId, '孙国平')
    return makeReferral(work, play.campaignId, { householdId, personId: null, findingId: null, department: 'disabled-federation', need: '精神残疾，符合免费基本用药条件，请登记并告知取药地点。', facts: [{ personId: null, name: 'household.address' }], due: play.dayOf(36) })
  })
  await play.act({ day: 23, at: '14:20', login: 'canlian' }, 'accept-medicine', (work) => answerReferral(work, medicine.id, { version: medicine.version, answer: 'ACCEPTED', reason: '', result: '' }))
  await play.act({ day: 27, at: '10:05', login: 'quxian' }, 'refer-dialysis', async (work) => {
    const { householdId } = await entryOf(work, play.campaignId, '胡志远')
    return makeReferral(work, play.campaignId, { householdId, personId: null, findingId: null, department: 'medical-insurance', need: '透析三年，自付费用高，请核对大病保险和医疗救助是否落实。', facts: [], due: play.dayOf(31) })
  })

  await play.act({ day: 28, at: '11:30', login: 'dongcheng' }, 'enrol-medicine', async (work) => {
    const { householdId } = await entryOf(work, play.campaignId, '孙国平')
    return decideEligibility(work, play.campaignId, { householdId, outcome: 'ENROLLED', aid: 'FREE_MEDICINE', reason: '本月起免费领取基本用药。', decidedOn: play.dayOf(28) })
  })

  const at = (day: number, time: string) => `${play.dayOf(day)}T${time}:00+08:00`
  const report = await play.act({ day: 22, at: '09:30', login: 'wenchang' }, 'report-at-once', (work) =>
    reportEscalation(work, play.campaignId, {
      kind: 'unknown-origin', signs: ['UNKNOWN_ORIGIN', 'LEFT_ALONE'], seenAt: at(22, '09:05'), where: '文昌社区菜市场东门', who: '约五岁女童，说不清家在哪里', description: '独自坐在摊位旁，无人认识，随身没有证件。',
      householdId: null, visitId: null, areaId: null, told: { body: 'police', way: 'PHONE', at: at(22, '09:10'), name: '' }, receipt: null,
    }),
  )
  const received = await play.act({ day: 22, at: '10:00', login: 'wenchang' }, 'report-receipt', (work) => recordReceipt(work, report.id, { version: report.version, receipt: { name: '东城派出所值班民警', number: '示例-0422', at: at(22, '09:45') } }))
  await play.act({ day: 23, at: '08:50', login: 'wenchang' }, 'report-closed', (work) => closeEscalation(work, received.id, { version: received.version, note: '派出所当天找到家长，已领回。' }))
}

async function playKey(play: Play, { head, contacts = [], why, risk, measure, frequency, ...moment }: KeyStory): Promise<void> {
  const key = await play.act(moment, `key-${head}`, async (work) => {
    const { householdId } = await entryOf(work, play.campaignId, head)
    return addKey(work, play.campaignId, { householdId, personId: null, visitId: null, why, risk, measure, frequency, helperName: '刘洋', helperPost: '网格员', helperPhone: '13800000321' })
  })
  for (const { manner, found, done, next, ...when } of contacts) {
    await play.act(when, `contact-${head}-${when.day}`, (work) => addContact(work, key.id, { on: play.dayOf(when.day), manner, found, done, next }))
  }
}
