import type { z } from 'zod'
import type { label } from '#contract/households.ts'
import type { Label, Labels } from '#domain/policy/population.ts'

export type LabelView = z.input<typeof label>

export function labelView({ id, title, focusOf, clause }: Label): LabelView {
  return { id, title, focusOf: focusOf ?? null, clause: { at: clause.at, says: clause.says, row: clause.row ?? null } }
}

/** Labels of the household, and of each person who has any. */
export function labelViews(labels: Labels): { labels: LabelView[]; memberLabels: Record<string, LabelView[]> } {
  return {
    labels: labels.household.map(labelView),
    memberLabels: Object.fromEntries(Object.entries(labels.persons).map(([personId, held]) => [personId, held.map(labelView)])),
  }
}
