import { useState } from 'react'
import { restrictEntry, type RosterEntry } from '#contract/rosters.ts'
import type { Plan } from '#domain/plan/plan.ts'
import { seesRestricted } from '#domain/registry/shown-sources.ts'
import { isSourceless } from '#domain/roster/part-of.ts'
import { particularLines } from '#domain/roster/particulars.ts'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Tag } from '#ui/tag.tsx'
import { useMay, useSession } from '../../session.ts'
import { useWrite } from '../../use-write.ts'
import { CompleteEntry } from './complete-entry.tsx'

type Props = { readonly entry: RosterEntry; readonly plan: Plan | undefined; readonly start: string | undefined }

/** What the sources of a row asked for and were told, what is missing of it, and who may read the texts of the row. */
export function EntryAnswers({ entry, plan, start }: Props) {
  const { t, words } = useLanguage()
  const may = useMay()
  const { account } = useSession()
  const [isOpen, setOpen] = useState(false)
  const restrict = useWrite(restrictEntry)
  if (!plan) return null
  const lines = particularLines(plan.sources, entry.sources, entry.particulars, words, t('ui.yes'), t('ui.no'))
  const hasAsks = plan.sources.some((source) => entry.sources.includes(source.id) && (source.asks ?? []).length > 0)
  const isUnderRestricted = plan.sources.some((source) => source.restricted && entry.sources.includes(source.id))
  const sees = seesRestricted(plan.sources, account.role)
  const lacksSource = isSourceless(plan, entry)
  const mayComplete = entry.state === 'LISTED' && (hasAsks || lacksSource) && may('roster.complete') && (!entry.isRestricted || sees)
  const mayRestrict = may('roster.restrict') && sees && !isUnderRestricted && (entry.reason !== '' || entry.isRestricted)
  return (
    <>
      {lines.map(({ title, value }) => <div key={title} className="faint">{t('roster.ask.line', { title, value })}</div>)}
      {entry.outside.map((one) => <div key={`${one.source}.${one.ask}`}><Tag kind="wait">{t('roster.ask.outside', { since: one.since })}</Tag></div>)}
      <div className="row no-print">
        {mayComplete && <button type="button" className={lacksSource || entry.lacking.length > 0 ? 'plain late' : 'plain faint'} onClick={() => setOpen(true)}>{t(lacksSource ? 'roster.complete.source' : entry.lacking.length > 0 ? 'roster.complete.lacking' : 'roster.complete', { n: entry.lacking.length })}</button>}
        {!mayComplete && lacksSource && <span className="faint">{t('roster.source.none')}</span>}
        {mayRestrict && <button type="button" className="plain faint" onClick={() => restrict.mutate({ params: { id: entry.id }, body: { isRestricted: !entry.isRestricted } })}>{t(entry.isRestricted ? 'roster.restrict.open' : 'roster.restrict.close')}</button>}
      </div>
      <ProblemNote problem={restrict.error} />
      {isOpen && <CompleteEntry entry={entry} plan={plan} start={start} onClose={() => setOpen(false)} />}
    </>
  )
}
