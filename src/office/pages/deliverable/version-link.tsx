import type { DeliverableVersion } from '#contract/deliverables.ts'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { paths } from '../../paths.ts'

/** A version by its number; a way into it for those who may read it. */
export function VersionLink({ version }: { readonly version: DeliverableVersion }) {
  const { t } = useLanguage()
  const text = t('deliverables.version', { n: version.number })
  return version.mayOpen ? <Go to={paths.deliverableVersion(version.id)}>{text}</Go> : <>{text}</>
}
