import type { Plan } from '#domain/plan/plan.ts'
import { useLanguage } from '#ui/language.ts'
import { Tag } from '#ui/tag.tsx'
import { Chapter, ChapterLine } from './chapter.tsx'

/** Who the notice is about, in its own words, and whom of them it wants looked at with more care. */
export function PlanPopulations({ plan }: { readonly plan: Plan }) {
  const { t, words } = useLanguage()
  const focus = plan.populations.flatMap((population) => population.focus)
  return (
    <Chapter title={t('office.plan.populations')} inside={t('office.plan.populations.inside', { kinds: plan.populations.length, focus: focus.length })} note={t('office.plan.populations-note')}>
      <ul className="lines">
        {plan.populations.flatMap((population) => [
          <ChapterLine key={population.id} title={<b>{words(population.title)}</b>} clause={population.clause} aside={t(`office.plan.of.${population.of}`)} />,
          ...population.focus.map((one) => <ChapterLine key={`${population.id} ${one.id}`} title={<span className="chapter-inner"><Tag kind="accent">{t('office.plan.focus')}</Tag> {words(one.title)}</span>} clause={one.clause} />),
        ])}
      </ul>
    </Chapter>
  )
}
