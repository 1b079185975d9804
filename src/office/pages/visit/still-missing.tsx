import type { Visit } from '#contract/visits.ts'
import { ClauseNote } from '#ui/clause-note.tsx'
import { useLanguage } from '#ui/language.ts'
import { Sheet } from '#ui/sheet.tsx'
import { pageOfPath, type DeskPage } from './desk-pages.ts'
import type { Draft } from './draft.ts'
import { useMissingText } from './missing-text.ts'
import type { Missing } from './missing.ts'
import { usePageName } from './page-name.ts'

type Props = { readonly visit: Visit; readonly draft: Draft; readonly pages: readonly DeskPage[]; readonly missing: readonly Missing[]; readonly onJump: (path: string) => void }

const few = 4

/** What is still missing, gate by gate, each with the clause that asks for it; questions each with their own. Every line leads to its place. */
export function StillMissing({ visit, draft, pages, missing, onJump }: Props) {
  const { t } = useLanguage()
  const gates = [...new Set(missing.map((one) => one.gate))]
  return (
    <div className="stack">
      {gates.map((gate) => {
        const here = missing.filter((one) => one.gate === gate)
        const clause = gate === 'answers' ? undefined : here[0]?.clause
        return (
          <Sheet key={gate} title={<>{t(`visit.gate.${gate}`)}　<span className="faint">{t('visit.lacks', { count: here.length })}</span></>} extra={clause && <ClauseNote clause={clause} />}>
            {here.length <= few ? <Lines visit={visit} draft={draft} missing={here} onJump={onJump} /> : <ByPage visit={visit} draft={draft} pages={pages} missing={here} onJump={onJump} />}
          </Sheet>
        )
      })}
    </div>
  )
}

/** Many of them: by page of the survey, opened on demand. */
function ByPage(props: Props) {
  const { t } = useLanguage()
  const nameOf = usePageName()
  const { pages, missing } = props
  const ids = [...new Set(missing.map((one) => pageOfPath(pages, one.path)))]
  return ids.map((id) => {
    const here = missing.filter((one) => pageOfPath(pages, one.path) === id)
    if (ids.length === 1 || here.length === 1) return <Lines key={id} {...props} missing={here} />
    return (
      <details key={id} className="missing-page">
        <summary>{t('visit.lacks.at', { name: nameOf(pages.find((page) => page.id === id)), count: here.length })}</summary>
        <Lines {...props} missing={here} />
      </details>
    )
  })
}

function Lines({ visit, draft, missing, onJump }: Omit<Props, 'pages'>) {
  const textOf = useMissingText(visit, draft)
  return (
    <ul className="plain-list">
      {missing.map((one) => (
        <li key={`${one.path} ${one.code}`}><button type="button" className="plain" onClick={() => onJump(one.path)}>{textOf(one)}</button>{one.gate === 'answers' && one.clause && <>　<ClauseNote clause={one.clause} /></>}</li>
      ))}
    </ul>
  )
}
