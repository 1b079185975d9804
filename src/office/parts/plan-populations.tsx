import type { Plan } from '#domain/plan/plan.ts'
import { useLanguage } from '#ui/language.ts'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { ClauseLink } from './clause-link.tsx'

/** Who the notice is about, each with the rule that decides it and the words it stands on. */
export function PlanPopulations({ plan }: { readonly plan: Plan }) {
  const { t, words } = useLanguage()
  return (
    <Sheet title={t('office.plan.populations')} note={t('office.plan.populations-note')} flush>
      <ul className="lines">
        {plan.populations.map((population) => (
          <li key={population.id} className="plan-item">
            <div className="row">
              <b>{words(population.title)}</b>
              <Tag>{t(`office.plan.of.${population.of}`)}</Tag>
              <ClauseLink clause={population.clause} />
            </div>
            <code className="mono muted">{population.when}</code>
            {population.focus.map((focus) => (
              <div key={focus.id} className="plan-focus">
                <div className="row">
                  <span>{words(focus.title)}</span>
                  <Tag kind="accent">{t('office.plan.focus')}</Tag>
                  <ClauseLink clause={focus.clause} />
                </div>
                <code className="mono muted">{focus.when}</code>
              </div>
            ))}
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
