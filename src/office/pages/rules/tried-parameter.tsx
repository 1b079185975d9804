import { call } from '#client/call.ts'
import type { ParameterValue } from '#contract/parameters.ts'
import { previewParameter, type ParameterPreview } from '#contract/screening.ts'
import { DataTable } from '#ui/data-table.tsx'
import { useLanguage } from '#ui/language.ts'
import { useListed } from '#ui/listed.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Found, useChange } from './found.tsx'
import { usePreview } from './use-preview.ts'

type Row = ParameterPreview['rules'][number]

/** What another value of a parameter would come to: of each rule that it decides who enters, who leaves, and what it costs. */
export function TriedParameter({ value }: { readonly value: ParameterValue }) {
  const { t, words } = useLanguage()
  const listed = useListed()
  const change = useChange()
  const { answer, reading, problem } = usePreview(value, (body, signal) => call(previewParameter, { body, signal }))
  const isMoved = ({ found: { total } }: Row) => total.enters + total.leaves + total.moreFen + total.lessFen > 0
  const [moved, same] = [(answer?.rules ?? []).filter(isMoved), (answer?.rules ?? []).filter((row) => !isMoved(row))]
  return (
    <section aria-label={t('parameters.tried')}>
      <h3>{t('parameters.tried')}</h3>
      <ProblemNote problem={problem} />
      <div role="status">{reading && t('rules.preview.reading', { ...reading })}</div>
      {answer?.rules.length === 0 && <p className="muted">{t('parameters.tried.nothing')}</p>}
      {moved.length > 0 && (
        <DataTable
          caption={t('parameters.tried')}
          rows={moved}
          rowKey={(row: Row) => row.ruleId}
          columns={[
            { key: 'rule', title: t('screening.rule'), width: '40%', render: (row: Row) => words(row.title) },
            { key: 'enters', title: t('rules.preview.enters'), isNumber: true, render: (row: Row) => row.found.total.enters },
            { key: 'leaves', title: t('rules.preview.leaves'), isNumber: true, render: (row: Row) => row.found.total.leaves },
            { key: 'unknown', title: t('screening.outcome.UNKNOWN'), isNumber: true, render: (row: Row) => row.found.total.unknown },
            { key: 'cost', title: t('rules.cost.month'), isNumber: true, render: (row: Row) => row.isPriced && <span className="nowrap">{change(row.found.total.moreFen - row.found.total.lessFen)}</span> },
          ]}
        />
      )}
      {moved.map((row) => (
        <details key={row.ruleId}>
          <summary>{words(row.title)}</summary>
          <Found found={row.found} isPriced={row.isPriced} />
        </details>
      ))}
      {same.length > 0 && <p className="muted">{t('parameters.tried.same', { n: same.length, names: listed(same.map(({ title, found }) => (found.total.unknown > 0 ? t('parameters.tried.unknown', { rule: words(title), n: found.total.unknown }) : words(title)))) })}</p>}
      {answer && answer.rules.length > 0 && <p className="faint">{t('parameters.tried.note')}</p>}
    </section>
  )
}
