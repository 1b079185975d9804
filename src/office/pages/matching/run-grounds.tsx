import { getGrounds } from '#contract/matching.ts'
import { useLanguage } from '#ui/language.ts'
import { useRead } from '../../use-read.ts'

/** What the run behind a hit is for and by what right, for whoever decides it. Hits of one run ask once. */
export function RunGrounds({ runId }: { readonly runId: string }) {
  const { t } = useLanguage()
  const grounds = useRead(getGrounds, { params: { id: runId } }).data
  if (!grounds) return null
  return <div className="faint">{grounds.purpose}　{t(`matching.basis.${grounds.basis}`)}{grounds.legalBasis && <>　{grounds.legalBasis}</>}</div>
}
