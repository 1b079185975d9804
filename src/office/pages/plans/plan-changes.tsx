import type { PlanChangeShown } from '#contract/plans.ts'
import { DataTable } from '#ui/data-table.tsx'
import { useLanguage } from '#ui/language.ts'
import { Tag, type TagKind } from '#ui/tag.tsx'
import './plans.css'

const kinds: Record<PlanChangeShown['kind'], TagKind> = { added: 'ok', removed: 'act', changed: 'accent' }

/** What is different between two versions of a plan, a line each. */
export function PlanChanges({ changes }: { readonly changes: readonly PlanChangeShown[] }) {
  const { t, words, has } = useLanguage()
  const shown = (field: string, value: string) => (field === 'every' && has(`office.plan.every.${value}`) ? t(`office.plan.every.${value}`) : value || t('plans.empty'))
  const nameOf = (field: string) => (has(`plans.field.${field}`) ? t(`plans.field.${field}`) : field)
  return (
    <DataTable
      caption={t('plans.change.kind')}
      rows={changes}
      rowKey={(change) => `${change.part} ${change.id} ${change.kind}`}
      empty={<p className="muted">{t('plans.no-changes')}</p>}
      columns={[
        { key: 'kind', title: t('plans.change.kind'), width: 80, render: (change) => <Tag kind={kinds[change.kind]}>{t(`plans.change.${change.kind}`)}</Tag> },
        { key: 'part', title: t('plans.change.part'), width: 130, render: (change) => t(`plans.part.${change.part}`) },
        { key: 'item', title: t('plans.change.item'), width: 240, render: (change) => <>{change.title && <div>{words(change.title)}</div>}<span className="mono faint">{change.id}</span></> },
        {
          key: 'fields',
          title: t('plans.change.fields'),
          render: (change) =>
            change.fields.map((field) => (
              <div key={field.name} className="change-field">
                <span className="faint">{nameOf(field.name)}</span>　<span className="change-from">{shown(field.name, field.before)}</span> → {shown(field.name, field.after)}
              </div>
            )),
        },
      ]}
    />
  )
}
