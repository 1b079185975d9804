import type { VillageRoster } from '#contract/rosters.ts'
import { useLanguage } from '#ui/language.ts'
import { Tag, type TagKind } from '#ui/tag.tsx'
import { useToday } from '#ui/today.ts'

type Props = { readonly state: VillageRoster['state']; readonly due: string | null }

/** Where the roster of a village stands; red only when somebody must act: it is late, or it came back. */
export function RosterStateTag({ state, due }: Props) {
  const { t } = useLanguage()
  const today = useToday()
  const isLate = state === 'OPEN' && due !== null && today > due
  const kinds: Record<VillageRoster['state'], TagKind> = { OPEN: isLate ? 'act' : 'plain', SIGNED: 'ok', CHANGED: 'wait', RETURNED: 'act' }
  return <Tag kind={kinds[state]}>{t(isLate ? 'roster.state.late' : `roster.state.${state}`)}</Tag>
}
