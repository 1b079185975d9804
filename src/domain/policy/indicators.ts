import type { CodeList } from '../registry/code-lists.ts'
import { parameterNames, parameterUnit, type ParameterUnit } from './parameters.ts'
import type { Subject } from './population.ts'

/** `money` is stored in fen and read by expressions as yuan; dates are read as text YYYY-MM-DD, which sorts by day. */
export type IndicatorType = 'int' | 'double' | 'money' | 'bool' | 'date' | 'text' | 'code' | 'codes'

/** Something a rule can ask about a household or a person, or a parameter that holds where the household lives. */
export type Indicator = {
  readonly subject: Subject | 'parameter'
  /** Name after the subject: `disability.level` is written `person.disability.level` in an expression. */
  readonly name: string
  /** What it is about, for lists to pick from; key `indicator-topic.<subject>.<topic>` in the locales. */
  readonly topic: string
  readonly type: IndicatorType
  /** The codes it may have. */
  readonly list?: CodeList
  /** `standard`: so many times the dibao standard. */
  readonly unit?: 'years' | 'persons' | 'level' | 'ratio' | 'standard' | 'percent' | 'fen' | 'months' | 'days' | 'times'
  /** A fact is given once and stored; a parameter is dated and belongs to an area; the rest is computed from facts and never stored. */
  readonly source: 'fact' | 'computed' | 'parameter'
  /** Full names of the facts that it is computed from: what to ask for when it is unknown. */
  readonly from?: readonly string[]
  /** Key of its name in the locales. */
  readonly label: string
  /** Key of one line in the locales that says what it means and where it comes from. */
  readonly doc: string
}

type Entry = Omit<Indicator, 'subject' | 'name' | 'topic' | 'label' | 'doc'>
type Topics = Readonly<Record<string, Readonly<Record<string, Entry>>>>

const birthDates = ['person.birthDate']
const ofDisability = ['person.disability.kind', 'person.disability.level']
const ofIncome = ['household.income12m']
const ofSpending = ['household.spent.medical', 'household.spent.schooling', 'household.spent.rehab', 'household.spent.accident', 'household.spent.other']
const ofParents = ['person.father.state', 'person.father.since', 'person.mother.state', 'person.mother.since']

const person = {
  basics: {
    age: { type: 'int', unit: 'years', source: 'computed', from: birthDates },
    isChild: { type: 'bool', source: 'computed', from: birthDates },
    isHead: { type: 'bool', source: 'computed' },
    sex: { type: 'code', list: 'sex', source: 'computed' },
    relation: { type: 'code', list: 'relation', source: 'computed' },
    marital: { type: 'code', list: 'marital', source: 'fact' },
    livesHere: { type: 'bool', source: 'fact' },
    livingState: { type: 'code', list: 'living-state', source: 'fact' },
    phone: { type: 'text', source: 'fact' },
    metOn: { type: 'date', source: 'fact' },
    metAt: { type: 'text', source: 'fact' },
    remark: { type: 'text', source: 'fact' },
  },
  aid: {
    aid: { type: 'codes', list: 'aid-kind', source: 'computed' },
    aidSince: { type: 'date', source: 'computed' },
    supportForm: { type: 'code', list: 'support-form', source: 'fact' },
    'careAgreement.signed': { type: 'bool', source: 'fact' },
    'careAgreement.number': { type: 'text', source: 'fact' },
    'careAgreement.carer': { type: 'text', source: 'fact' },
    'careAgreement.carerRelation': { type: 'text', source: 'fact' },
    'careAgreement.carerPhone': { type: 'text', source: 'fact' },
    'careAgreement.from': { type: 'date', source: 'fact' },
    'careAgreement.until': { type: 'date', source: 'fact' },
  },
  seen: {
    lastSeenOn: { type: 'date', source: 'computed' },
    daysSinceSeen: { type: 'int', unit: 'days', source: 'computed' },
  },
  health: {
    seriousIllness: { type: 'bool', source: 'fact' },
    chronicIllness: { type: 'bool', source: 'fact' },
    illness: { type: 'text', source: 'fact' },
    'disability.kind': { type: 'code', list: 'disability-kind', source: 'fact' },
    'disability.level': { type: 'int', unit: 'level', source: 'fact' },
    'disability.hasCard': { type: 'bool', source: 'fact' },
    'disability.cardUntil': { type: 'date', source: 'fact' },
    'disability.cardDaysLeft': { type: 'int', unit: 'days', source: 'computed', from: ['person.disability.cardUntil'] },
    'severe.nursing': { type: 'bool', source: 'computed', from: ofDisability },
    'severe.single': { type: 'bool', source: 'computed', from: ofDisability },
    'severe.tekun': { type: 'bool', source: 'computed', from: ofDisability },
    'severe.parent': { type: 'bool', source: 'computed', from: ofDisability },
  },
  care: {
    needsLongCare: { type: 'bool', source: 'fact' },
    selfCare: { type: 'code', list: 'self-care', source: 'fact' },
    'selfCareItem.eats': { type: 'bool', source: 'fact' },
    'selfCareItem.dresses': { type: 'bool', source: 'fact' },
    'selfCareItem.getsUp': { type: 'bool', source: 'fact' },
    'selfCareItem.usesToilet': { type: 'bool', source: 'fact' },
    'selfCareItem.walksIndoors': { type: 'bool', source: 'fact' },
    'selfCareItem.bathes': { type: 'bool', source: 'fact' },
    selfCareAssessedOn: { type: 'date', source: 'computed', from: ['person.selfCare'] },
    obligors: { type: 'int', unit: 'persons', source: 'computed' },
    hasAbleObligor: { type: 'bool', source: 'fact' },
    guardian: { type: 'text', source: 'fact' },
    carer: { type: 'text', source: 'fact' },
    carerRelation: { type: 'text', source: 'fact' },
    carerPhone: { type: 'text', source: 'fact' },
    callsBy: { type: 'text', source: 'fact' },
    nearestHelper: { type: 'text', source: 'fact' },
    emergencyContact: { type: 'text', source: 'fact' },
    emergencyPhone: { type: 'text', source: 'fact' },
    alarmAtHand: { type: 'bool', source: 'fact' },
  },
  work: {
    schooling: { type: 'code', list: 'schooling', source: 'fact' },
    education: { type: 'code', list: 'education', source: 'fact' },
    workAbility: { type: 'code', list: 'work-ability', source: 'fact' },
    workState: { type: 'code', list: 'work-state', source: 'fact' },
    workPlace: { type: 'text', source: 'fact' },
    fixedIncome: { type: 'bool', source: 'fact' },
    incomeMonthly: { type: 'money', unit: 'fen', source: 'fact' },
  },
  child: {
    childClass: { type: 'code', list: 'child-class', source: 'fact' },
    leftBehind: { type: 'bool', source: 'fact' },
    boarding: { type: 'bool', source: 'fact' },
    parentsPlace: { type: 'text', source: 'fact' },
    parentsReturn: { type: 'code', list: 'return-rhythm', source: 'fact' },
    'father.state': { type: 'code', list: 'parent-state', source: 'fact' },
    'father.since': { type: 'date', source: 'fact' },
    'mother.state': { type: 'code', list: 'parent-state', source: 'fact' },
    'mother.since': { type: 'date', source: 'fact' },
    parentsQualify: { type: 'bool', source: 'computed', from: ofParents },
    parentsGone: { type: 'bool', source: 'computed', from: ofParents },
  },
} satisfies Topics

const household = {
  people: {
    size: { type: 'int', unit: 'persons', source: 'computed' },
    children: { type: 'int', unit: 'persons', source: 'computed', from: birthDates },
    adults: { type: 'int', unit: 'persons', source: 'computed', from: birthDates },
    elders: { type: 'int', unit: 'persons', source: 'computed', from: birthDates },
    disabledMembers: { type: 'int', unit: 'persons', source: 'computed', from: ['person.disability.kind'] },
    hasSevereDisability: { type: 'bool', source: 'computed', from: ofDisability },
    hasSeriousIllness: { type: 'bool', source: 'computed', from: ['person.seriousIllness'] },
    hasStudent: { type: 'bool', source: 'computed', from: ['person.schooling'] },
    hasJobless: { type: 'bool', source: 'computed', from: ['person.workState'] },
    hasAbleBodied: { type: 'bool', source: 'computed', from: ['person.workAbility'] },
    agedParentCarer: { type: 'bool', source: 'fact' },
    fpSpecialSupport: { type: 'bool', source: 'fact' },
  },
  aid: {
    aid: { type: 'codes', list: 'aid-kind', source: 'computed' },
    memberAid: { type: 'codes', list: 'aid-kind', source: 'computed' },
    aidInYear: { type: 'codes', list: 'aid-kind', source: 'computed' },
    partlyCovered: { type: 'bool', source: 'computed' },
    'dibao.since': { type: 'date', source: 'computed' },
    'dibao.lastPaymentOn': { type: 'date', source: 'fact' },
    'dibao.lastPaymentAmount': { type: 'money', unit: 'fen', source: 'fact' },
    'dibao.lastReviewOn': { type: 'date', source: 'fact' },
    'dibao.monthsSinceReview': { type: 'int', unit: 'months', source: 'computed', from: ['household.dibao.lastReviewOn'] },
    knownPayments: { type: 'int', unit: 'times', source: 'computed' },
    wantsToApply: { type: 'code', list: 'apply-wish', source: 'fact' },
  },
  seen: {
    lastSeenOn: { type: 'date', source: 'computed' },
    daysSinceSeen: { type: 'int', unit: 'days', source: 'computed' },
    toFollow: { type: 'bool', source: 'fact' },
    nextVisitOn: { type: 'date', source: 'fact' },
  },
  registration: {
    group: { type: 'text', source: 'fact' },
    hukouType: { type: 'code', list: 'hukou-type', source: 'fact' },
    hukouAddress: { type: 'text', source: 'fact' },
    registrationKind: { type: 'code', list: 'registration-kind', source: 'fact' },
    registrationSplit: { type: 'bool', source: 'fact' },
    apartSince: { type: 'date', source: 'fact' },
    monthsApart: { type: 'int', unit: 'months', source: 'computed', from: ['household.apartSince'] },
  },
  income: {
    incomeRatio: { type: 'double', unit: 'standard', source: 'computed', from: [...ofIncome, 'parameter.dibaoStandard'] },
    incomePerHeadMonthly: { type: 'money', unit: 'fen', source: 'computed', from: ofIncome },
    incomePerHead12m: { type: 'money', unit: 'fen', source: 'computed', from: ofIncome },
    income12m: { type: 'money', unit: 'fen', source: 'fact' },
    incomeDeduction12m: { type: 'money', unit: 'fen', source: 'fact' },
    rigidExpenditure12m: { type: 'money', unit: 'fen', source: 'computed', from: ofSpending },
    'earned.wages': { type: 'money', unit: 'fen', source: 'fact' },
    'earned.business': { type: 'money', unit: 'fen', source: 'fact' },
    'earned.property': { type: 'money', unit: 'fen', source: 'fact' },
    'earned.transfer': { type: 'money', unit: 'fen', source: 'fact' },
    'earned.other': { type: 'money', unit: 'fen', source: 'fact' },
    'spent.medical': { type: 'money', unit: 'fen', source: 'fact' },
    'spent.schooling': { type: 'money', unit: 'fen', source: 'fact' },
    'spent.rehab': { type: 'money', unit: 'fen', source: 'fact' },
    'spent.accident': { type: 'money', unit: 'fen', source: 'fact' },
    'spent.other': { type: 'money', unit: 'fen', source: 'fact' },
  },
  assets: {
    assetsWithin: { type: 'bool', source: 'fact' },
    'assets.savings': { type: 'money', unit: 'fen', source: 'fact' },
    'assets.securities': { type: 'money', unit: 'fen', source: 'fact' },
    'assets.claims': { type: 'money', unit: 'fen', source: 'fact' },
    'assets.otherFinancial': { type: 'money', unit: 'fen', source: 'fact' },
    'assets.vehicles': { type: 'text', source: 'fact' },
    'assets.houses': { type: 'text', source: 'fact' },
    'assets.land': { type: 'text', source: 'fact' },
  },
  housing: {
    housingSafety: { type: 'code', list: 'housing-safety', source: 'fact' },
    housingLevel: { type: 'code', list: 'housing-level', source: 'fact' },
    houseKind: { type: 'code', list: 'house-kind', source: 'fact' },
    utilities: { type: 'codes', list: 'utility', source: 'fact' },
  },
} satisfies Topics

const ofParameter: Readonly<Record<ParameterUnit, Entry>> = {
  'fen-month': { type: 'money', unit: 'fen', source: 'parameter' },
  'fen-year': { type: 'money', unit: 'fen', source: 'parameter' },
  ratio: { type: 'double', unit: 'ratio', source: 'parameter' },
  percent: { type: 'double', unit: 'percent', source: 'parameter' },
  months: { type: 'int', unit: 'months', source: 'parameter' },
  days: { type: 'int', unit: 'days', source: 'parameter' },
}
const parameter: Topics = { standards: Object.fromEntries(parameterNames.map((name) => [name, ofParameter[parameterUnit(name)]])) }

const catalogue = (subject: Indicator['subject'], topics: Topics): Indicator[] =>
  Object.entries(topics).flatMap(([topic, entries]) =>
    Object.entries(entries).map(([name, entry]) => ({ subject, name, topic, label: `indicator.${subject}.${name}`, doc: `indicator-doc.${subject}.${name}`, ...entry })),
  )

/** All that rules can name besides the answers of a form. */
export const indicators: readonly Indicator[] = [...catalogue('household', household), ...catalogue('person', person), ...catalogue('parameter', parameter)]

const byName = new Map(indicators.map((indicator) => [`${indicator.subject}.${indicator.name}`, indicator]))

/** The indicator of a full name such as `person.livingState`. */
export function findIndicator(fullName: string): Indicator | undefined {
  return byName.get(fullName)
}
