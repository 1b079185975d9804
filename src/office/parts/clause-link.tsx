import { createContext, useContext } from 'react'
import type { Clause } from '#domain/clause/clause.ts'
import { useLanguage } from '#ui/language.ts'

type ShowClause = { readonly shown: Clause | undefined; readonly show: (clause: Clause) => void }

export const ShowClauseContext = createContext<ShowClause>({ shown: undefined, show: () => {} })

/** The article an item stands on; a click marks its words in the notice beside. */
export function ClauseLink({ clause }: { readonly clause: Clause }) {
  const { t } = useLanguage()
  const { shown, show } = useContext(ShowClauseContext)
  return (
    <button type="button" className="plain clause-link" aria-pressed={shown === clause} title={clause.says} onClick={() => show(clause)}>
      {t('ui.clause.by', { at: clause.at })}
    </button>
  )
}
