import type { CardRule } from '#contract/screening.ts'

type Outcome = CardRule['subjects'][number]['outcome']

/** Of the rules those that came to one of these for somebody, with these people alone; the first named outcome stands first. */
export function rulesThatCameTo(rules: readonly CardRule[], outcomes: readonly Outcome[]): readonly CardRule[] {
  const found = rules.map((rule) => ({ ...rule, subjects: rule.subjects.filter(({ outcome }) => outcomes.includes(outcome)) })).filter(({ subjects }) => subjects.length > 0)
  const place = ({ subjects }: CardRule) => Math.min(...subjects.map(({ outcome }) => outcomes.indexOf(outcome)))
  return found.toSorted((one, other) => place(one) - place(other))
}
