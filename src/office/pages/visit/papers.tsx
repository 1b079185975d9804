import { useState } from 'react'
import { getAttachment } from '#contract/rosters.ts'
import { addPaper, type Visit, type VisitPaper } from '#contract/visits.ts'
import { MomentText } from '#ui/date-text.tsx'
import { FilePick } from '#ui/file-pick.tsx'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { useMay } from '../../session.ts'
import { useDownload } from '../../use-download.ts'
import { useWrite } from '../../use-write.ts'
import { ChoiceChips } from './choice-chips.tsx'

const kinds = ['SIGNED_FORM', 'PHOTO'] as const

/** The scan of the form that was signed by hand, and photos where somebody has any. */
export function Papers({ visit }: { readonly visit: Visit }) {
  const { t } = useLanguage()
  const may = useMay()
  const [kind, setKind] = useState<VisitPaper['kind']>('SIGNED_FORM')
  const add = useWrite(addPaper)
  const open = useDownload(getAttachment)
  return (
    <div className="no-print">
      <Sheet title={t('visit.papers')}>
        <ul className="plain-list">
          {visit.papers.map((paper) => (
            <li key={paper.id} className="spread">
              <button type="button" className="plain" onClick={() => void open.start({ params: { id: paper.attachmentId } })}>{paper.name}</button>
              <span className="faint">{t(`visit.papers.${paper.kind}`)}　{paper.by}　<MomentText at={paper.at} /></span>
            </li>
          ))}
        </ul>
        {may('visit.record') && (
          <>
            <ChoiceChips name="paper-kind" label={t('visit.papers.kind')} value={kind} chips={kinds.map((one) => ({ value: one, label: t(`visit.papers.${one}`) }))} onChange={(one) => setKind(one as VisitPaper['kind'])} />
            <div style={{ height: 8 }} />
            <FilePick accept=".pdf,.jpg,.jpeg,.png" hint={t('visit.papers.hint')} isBusy={add.isPending} onPick={(file) => add.mutate({ params: { id: visit.id }, query: { kind, name: file.name }, body: file })} />
          </>
        )}
        <ProblemNote problem={add.error ?? open.problem} />
      </Sheet>
    </div>
  )
}
