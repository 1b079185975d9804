import type { z } from 'zod'
import type { label } from '#contract/households.ts'
import { ClauseNote } from '#ui/clause-note.tsx'
import { useLanguage } from '#ui/language.ts'
import { Tag } from '#ui/tag.tsx'

/** Labels of a household or a person; each opens the sentence of the notice it stands on. Focus groups are quieter. */
export function LabelTags({ labels }: { readonly labels: readonly z.infer<typeof label>[] }) {
  const { words } = useLanguage()
  return (
    <span className="row" style={{ gap: 6 }}>
      {labels.map((one) => {
        const tag = <Tag kind={one.focusOf ? 'wait' : 'accent'}>{words(one.title)}</Tag>
        return one.clause ? <ClauseNote key={one.id} clause={one.clause}>{tag}</ClauseNote> : <span key={one.id}>{tag}</span>
      })}
    </span>
  )
}
