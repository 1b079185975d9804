import { withAnswers } from '#domain/form/overlay.ts'
import type { AskedSection } from '#domain/form/sections-for.ts'
import type { Form } from '#domain/form/form.ts'
import type { MemberFacts } from '#domain/policy/facts.ts'
import { selfCareItems, selfCareOf } from '#domain/policy/self-care.ts'
import { useLanguage } from '#ui/language.ts'
import { Tag } from '#ui/tag.tsx'
import { useCodeName } from '../roster/code-names.ts'
import type { Draft } from './draft.ts'

type Props = { readonly member: MemberFacts; readonly draft: Draft; readonly sections: readonly AskedSection[] }

/** The class of self-care where the six items are asked: as the answers now say, or that nobody has assessed it. Never "can care for self" without an assessment. */
export function SelfCare({ member, draft, sections }: Props) {
  const { t } = useLanguage()
  const codeName = useCodeName()
  const own = sections.map(({ section }) => section)
  const isAsked = own.some((section) => section.items.some((item) => item.fact !== undefined && (selfCareItems as readonly string[]).includes(item.fact.name)))
  if (!isAsked) return null
  const form: Form = { id: 'asked', version: 1, title: { zh: '', en: '' }, sections: own }
  const said = withAnswers(form, { asOf: draft.visit.date, household: { id: '', facts: {}, aid: [] }, members: [member] }, draft).members.find((one) => one.personId === member.personId)
  const found = selfCareOf((said ?? member).facts)
  return <Tag kind={found === undefined ? 'wait' : 'plain'}>{t('visit.self-care')}　{found === undefined ? t('visit.self-care.none') : codeName('self-care', found)}</Tag>
}
