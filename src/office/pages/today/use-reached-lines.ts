import { listFindings } from '#contract/findings.ts'
import { listInstitutions } from '#contract/institutions.ts'
import { listEntries } from '#contract/rosters.ts'
import type { CaseworkLine } from '../../parts/use-casework-lines.ts'
import { paths } from '../../paths.ts'
import { placeOfWaiting } from '../../places.ts'
import { useMay } from '../../session.ts'
import { useRead } from '../../use-read.ts'

/** What waits of the households, residents and problems that somebody without an area reaches. `all`: how many households those are. */
export function useReachedLines(campaignId: string): { readonly lines: readonly CaseworkLine[]; readonly all: number | undefined; readonly isPending: boolean } {
  const may = useMay()
  const params = { id: campaignId }
  const reaches = may('roster.list')
  const visits = may('visit.record') && reaches
  const entries = useRead(listEntries, { params, query: { limit: 1 } }, { enabled: reaches })
  const unseen = useRead(listEntries, { params, query: { coverage: 'NOT_VISITED', limit: 1 } }, { enabled: visits }).data?.total ?? 0
  const drafts = useRead(listEntries, { params, query: { coverage: 'DRAFT', limit: 1 } }, { enabled: visits }).data?.total ?? 0
  const again = useRead(listEntries, { params, query: { coverage: 'AGAIN_DUE', limit: 1 } }, { enabled: visits }).data?.total ?? 0
  const open = useRead(listFindings, { params, query: { open: 'true', limit: 1 } }, { enabled: may('finding.read') }).data?.total ?? 0
  const institutions = useRead(listInstitutions, { query: { campaign: campaignId } }, { enabled: may('institution.check') }).data?.rows ?? []
  const unchecked = institutions.reduce((sum, one) => sum + Math.max(0, one.residents - one.checked), 0)
  const line = (kind: string, count: number, to: string, mustAct = false): CaseworkLine[] => (count > 0 ? [{ kind, count, to, mustAct }] : [])
  const visit = (kind: 'to-visit' | 'drafts' | 'visit-again', count: number) => line(kind, count, placeOfWaiting(kind, campaignId, undefined), kind === 'visit-again')
  return {
    lines: [
      ...visit('visit-again', again),
      ...visit('to-visit', unseen),
      ...visit('drafts', drafts),
      ...line('residents-to-check', unchecked, paths.institutions()),
      ...line('problems-to-watch', open, paths.problems(campaignId, { open: 'true' })),
    ],
    all: entries.data?.total,
    isPending: reaches && entries.isPending,
  }
}
