import type { CampaignDetail } from '#contract/campaigns.ts'
import type { Titles } from '#domain/clause/clause.ts'
import type { Plan } from '#domain/plan/plan.ts'
import { DataTable } from '#ui/data-table.tsx'
import { useLanguage } from '#ui/language.ts'
import { Chapter } from './chapter.tsx'

/** For whoever writes plans: the expressions by which the plan decides, and where in its file stands what is not carried out. */
export function PlanTechnical({ campaign: { plan, notCarriedOut } }: { readonly campaign: CampaignDetail }) {
  const { t, words } = useLanguage()
  const rules = rulesOf(plan)
  return (
    <Chapter title={t('office.plan.technical')} inside={t('office.plan.technical.inside')}>
      <DataTable
        caption={t('office.plan.technical')}
        rows={rules.map((rule, no) => ({ ...rule, no }))}
        rowKey={(rule) => String(rule.no)}
        columns={[
          { key: 'what', title: t('office.plan.rule-of'), width: '38%', render: (rule) => words(rule.title) },
          { key: 'rule', title: t('office.plan.rule'), render: (rule) => <code className="mono">{rule.rule}</code> },
        ]}
      />
      {notCarriedOut.length > 0 && <p className="chapter-part mono faint">{t('office.plan.not-carried-out')}{' '}{notCarriedOut.map((item) => t('office.plan.line', { path: item.path, line: item.line })).join('；')}</p>}
    </Chapter>
  )
}

type Rule = { readonly title: Titles; readonly rule: string }

function rulesOf(plan: Plan): Rule[] {
  const of = (title: Titles, ...rules: (string | undefined)[]): Rule[] => rules.flatMap((rule) => (rule === undefined ? [] : [{ title, rule }]))
  return [
    ...plan.populations.flatMap((population) => [...of(population.title, population.when), ...population.focus.flatMap((focus) => of(focus.title, focus.when))]),
    ...plan.rosters.flatMap((roster) => roster.parts.flatMap((part) => of(part.title, part.when))),
    ...plan.forms.flatMap((form) => form.sections.flatMap((section) => [...of(section.title, section.relevant), ...section.items.flatMap((item) => of(item.title, item.relevant, item.constraint?.holds, item.proposes?.when))])),
  ]
}
