import { answerPath, isUnanswered } from '../form/check-answers.ts'
import { membersInVisit, withAnswers } from '../form/overlay.ts'
import { compile, isCompiled } from '../policy/compile.ts'
import { evaluate } from '../policy/evaluate.ts'
import type { HouseholdFacts } from '../policy/facts.ts'
import { contextOf } from '../policy/indicators-of.ts'
import type { AboutWhom, Gate, Visited } from './gate.ts'
import type { FoundAtGate } from './gate-complaint.ts'

/** The items that the form marks for the gate `three-questions`: answered, or "cannot tell" with a reason; no other way of having no answer. */
export const threeQuestions: Gate = ({ asked }) =>
  asked.flatMap(({ subject, items }) =>
    items
      .filter(({ item }) => item.gate === 'three-questions')
      .flatMap(({ item, answer }): FoundAtGate[] => {
        const path = answerPath(subject, item.id)
        if (answer === undefined || isUnanswered(answer)) return [{ path, code: 'QUESTION_UNANSWERED', details: {} }]
        if ('value' in answer) return []
        if (answer.none !== 'CANNOT_TELL') return [{ path, code: 'QUESTION_NEEDS_ANSWER', details: { none: answer.none } }]
        return answer.why?.trim() ? [] : [{ path, code: 'ANSWER_WHY_MISSING', details: {} }]
      }),
  )

/** Everybody the clause is about has an entry of their own. Which questions are asked of them is said by the form, each on its own clause. */
export const everyMemberAsked: Gate = (visited) => entriesMissing(visited)

/** 户不漏人、人不漏项: every member has an entry and no item that is asked is left open, required or not; "refused" and "not applicable" are answers. */
export const noItemMissed: Gate = (visited) => {
  const withoutEntry = entriesMissing(visited)
  const listed = new Set(withoutEntry.map((complaint) => complaint.path))
  const open = visited.asked.flatMap(({ subject, items }) =>
    items.filter(({ answer }) => isUnanswered(answer)).map(({ item }): FoundAtGate => ({ path: answerPath(subject, item.id), code: 'ANSWER_MISSING', details: {} })),
  )
  return [...withoutEntry, ...open.filter((complaint) => !listed.has(complaint.path.split('.answers.')[0]!))]
}

/** 困难人员情况不调查清楚不放过: whoever does not know or cannot tell says why. */
export const noUnknownUnexplained: Gate = ({ asked }) =>
  asked.flatMap(({ subject, items }) =>
    items.flatMap(({ item, answer }): FoundAtGate[] => {
      const isUnclear = answer !== undefined && 'none' in answer && (answer.none === 'UNKNOWN' || answer.none === 'CANNOT_TELL')
      return isUnclear && !answer.why?.trim() ? [{ path: answerPath(subject, item.id), code: 'ANSWER_WHY_MISSING', details: {} }] : []
    }),
  )

/** Items that the form marks for the gate `every-need-has-a-measure`: given, or a reason why there is none. */
export const everyNeedHasAMeasure: Gate = ({ asked }) =>
  asked.flatMap(({ subject, items }) =>
    items
      .filter(({ item }) => item.gate === 'every-need-has-a-measure')
      .flatMap(({ item, answer }): FoundAtGate[] => {
        if (answer !== undefined && !isUnanswered(answer) && ('value' in answer || answer.why?.trim())) return []
        return [{ path: answerPath(subject, item.id), code: 'NEED_WITHOUT_MEASURE', details: {} }]
      }),
  )

function entriesMissing({ form, facts, submission, about }: Visited): FoundAtGate[] {
  const missing = membersInVisit(facts, submission).filter((member) => submission.members[member.personId] === undefined)
  if (missing.length === 0) return []
  const isMeant = about === undefined ? () => true : whomever(about, withAnswers(form, facts, submission))
  return missing.filter((member) => isMeant(member.personId)).map((member) => ({ path: `members.${member.personId}`, code: 'MEMBER_NOT_ASKED', details: { name: member.name } }))
}

// Where nobody can say yet whether a rule holds it is taken to hold: somebody is asked rather than dropped.
function whomever(about: AboutWhom, facts: HouseholdFacts): (personId: string) => boolean {
  return (personId) =>
    about.some(({ of, when }) => {
      const rule = compile(when, of)
      const context = (of === 'person' ? contextOf(facts, personId) : undefined) ?? contextOf(facts)
      return isCompiled(rule) && evaluate(rule, context) !== false
    })
}
