import { ClauseNote, type ClauseShown } from '#ui/clause-note.tsx'
import { useLanguage, type Words } from '#ui/language.ts'
import { useListed } from '#ui/listed.ts'
import { Tag } from '#ui/tag.tsx'
import './labels.css'

type Props = { readonly labels: readonly { readonly id: string; readonly title: Words }[]; readonly most?: number; readonly clauseOf?: ((id: string) => ClauseShown | undefined) | undefined }

/** Labels in a cell: the first few, each with the words of the notice it stands on, the others counted and named on pointing. */
export function Labels({ labels, most = 3, clauseOf }: Props) {
  const { words } = useLanguage()
  const listed = useListed()
  const rest = labels.slice(most)
  return (
    <span className="labels">
      {labels.slice(0, most).map((label) => { const clause = clauseOf?.(label.id); return clause ? <ClauseNote key={label.id} clause={clause}><Tag>{words(label.title)}</Tag></ClauseNote> : <Tag key={label.id}>{words(label.title)}</Tag> })}
      {rest.length > 0 && <span className="faint no-print" title={listed(rest.map((label) => words(label.title)))}>+{rest.length}</span>}
      {rest.length > 0 && <span className="print-only" aria-hidden>{listed(rest.map((label) => words(label.title)))}</span>}
    </span>
  )
}
