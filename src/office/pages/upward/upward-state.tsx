import type { Upward } from '#contract/findings.ts'
import { useLanguage } from '#ui/language.ts'
import { Tag, type TagKind } from '#ui/tag.tsx'

const kinds: Record<Upward['state'], TagKind> = { WAITING: 'wait', TAKEN: 'ok', RETURNED: 'plain', PASSED_ON: 'accent', PASSED_UP: 'accent', WITHDRAWN: 'plain' }

export function UpwardState({ state }: { readonly state: Upward['state'] }) {
  const { t } = useLanguage()
  return <Tag kind={kinds[state]}>{t(`upward.state.${state}`)}</Tag>
}
