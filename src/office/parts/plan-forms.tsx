import type { Plan } from '#domain/plan/plan.ts'
import { useLanguage } from '#ui/language.ts'
import { Chapter, ChapterLine } from './chapter.tsx'

/** What is asked at a visit, section by section, and what a visit must have before it can be handed in. */
export function PlanForms({ plan }: { readonly plan: Plan }) {
  const { t, words } = useLanguage()
  const sections = plan.forms.flatMap((form) => form.sections)
  return (
    <Chapter title={t('office.plan.forms')} inside={t('office.plan.forms.inside', { sections: sections.length, questions: sections.reduce((sum, section) => sum + section.items.length, 0), gates: plan.visits.gates.length })}>
      {plan.forms.map((form) => (
        <section key={form.id}>
          <div className="chapter-part"><h3>{words(form.title)}</h3></div>
          <ul className="lines">
            {form.sections.map((section) => <ChapterLine key={section.id} title={words(section.title)} clause={section.clause} aside={<>{t(`office.plan.section.${section.of}`)}{' · '}{t('office.plan.questions', { n: section.items.length })}</>} />)}
          </ul>
        </section>
      ))}
      <div className="chapter-part"><h3>{t('office.plan.gates')}</h3></div>
      <ul className="lines">{plan.visits.gates.map((gate) => <ChapterLine key={gate.id} title={t(`office.plan.gate.${gate.id}`)} clause={gate.clause} />)}</ul>
    </Chapter>
  )
}
