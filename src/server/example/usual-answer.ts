import { addDays, addMonths, type PlainDate } from '#domain/calendar/plain-date.ts'
import { ageOn } from '#domain/calendar/age.ts'
import type { AnswerValue, Item } from '#domain/form/form.ts'
import type { HouseholdFacts, MemberFacts } from '#domain/policy/facts.ts'
import { selfCareItems } from '#domain/policy/self-care.ts'

/** Whom a question is about. */
export interface Asked {
  readonly household: HouseholdFacts['household']
  readonly members: readonly MemberFacts[]
  /** Absent: the household as a whole. */
  readonly member?: MemberFacts
  /** Day of the visit. */
  readonly on: PlainDate
}

type Usual = (asked: Asked) => AnswerValue

const headOf = ({ members }: Asked) => members.find((member) => member.isHead) ?? members[0]
const aidOf = ({ household, member }: Asked): readonly string[] => [...household.aid, ...(member?.aid ?? [])].map((aid) => aid.kind)
const monthly = ({ household }: Asked) => household.aid.find((aid) => aid.kind === 'DIBAO')?.amount ?? 87_000
/** The fifteenth on which money came last. */
const lastPayment = ({ on }: Asked) => (on.slice(8) >= '15' ? `${on.slice(0, 8)}15` : `${addMonths(on, -1).slice(0, 8)}15`)
const isOld = (on: PlainDate) => (member: MemberFacts) => member.birthDate !== undefined && ageOn(member.birthDate, on) >= 60
// Somebody who is known to have lost some or all self-care needs help with some or most of the six.
const needsHelpFrom = { LOST: 1, PARTLY_LOST: 5 } as const

/** What is usually said to the questions that have no usual answer by their type. */
const byItem: Readonly<Record<string, Usual>> = {
  livingState: ({ members, on }) => (members.length === 1 ? 'LIVES_ALONE' : members.length === 2 && members.every(isOld(on)) ? 'EMPTY_NEST' : 'WITH_FAMILY'),
  dibaoLastPaymentOn: lastPayment,
  dibaoLastPaymentAmount: monthly,
  dibaoLastReviewOn: ({ on }) => addDays(on, -64),
  supportForm: () => 'SCATTERED',
  twoSubsidies: (asked) => (aidOf(asked).some((kind) => kind === 'DIBAO' || kind.startsWith('DISABILITY_')) ? 'RECEIVING' : 'NOT_ENTITLED'),
  freeMedicine: () => 'RECEIVING',
  agreementNumber: ({ on, household }) => `照护${on.slice(0, 4)}-${parseInt(household.id.slice(-4), 16) % 900}`,
  agreementCarer: () => '邻居',
  agreementFrom: ({ on }) => `${on.slice(0, 4)}-01-01`,
  agreementUntil: ({ on }) => `${on.slice(0, 4)}-12-31`,
  elderHealth: () => 'FAIR',
  guardian: (asked) => headOf(asked)?.name ?? '父母',
  carer: (asked) => headOf(asked)?.name ?? '父母',
  memberLifeText: () => '日常开支靠低保金，看病吃药负担较重。',
  // A modest living: 1,150 yuan a month and head.
  income12m: ({ members }) => members.length * 12 * 115_000,
  parentsPlace: () => '在外省务工，过年回来',
  entrustedRelation: () => '祖孙',
  entrustedPhone: () => '13912340000',
  applyWhyNot: () => '眼下过得去',
  dailyLife: () => '一日三餐能自理，洗衣打扫由照料人帮忙。',
  treatment: () => '慢性病，按月到卫生室取药。',
}

const usuallyNo: ReadonlySet<string> = new Set(['registrationSplit', 'fpSpecialSupport', 'leftBehind', 'seriousIllness', 'agedParentCarer', 'stillInDifficulty', 'notCoveredAtRisk', 'fixedIncome'])
/** Of several choices the first of these, if it is among them. */
const usually = ['NONE', 'SAFE', 'STABLE', 'GOOD', 'CALM', 'NORMAL', 'NOT_ENTITLED', 'NO'] as const

/** A plausible answer to any question of any form: what is usual for this question, or else for its type. */
export function usualAnswer(item: Item, asked: Asked): AnswerValue {
  const selfCare = item.fact?.of === 'person' ? (selfCareItems as readonly string[]).indexOf(item.fact.name) : -1
  if (selfCare >= 0) return selfCare < (needsHelpFrom[asked.member?.facts['selfCare']?.value as keyof typeof needsHelpFrom] ?? selfCareItems.length)
  const told = byItem[item.id]?.(asked)
  if (told !== undefined) return told
  switch (item.type) {
    case 'yes-no': return !usuallyNo.has(item.id)
    case 'integer': return item.min ?? 1
    case 'money': return item.min ?? 0
    case 'date': return addDays(asked.on, -30)
    case 'choice': return usually.find((code) => item.options?.some((option) => option.code === code)) ?? item.options?.[0]?.code ?? ''
    case 'payments': return []
    case 'choices': return item.options?.slice(0, 1).map((option) => option.code) ?? []
    case 'person-ref': return headOf(asked)?.personId ?? ''
    default: return '没有发现异常。'
  }
}
