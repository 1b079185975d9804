import type { DeliverableVersion } from '#contract/deliverables.ts'
import { MomentText } from '#ui/date-text.tsx'
import { useLanguage } from '#ui/language.ts'
import { Tag } from '#ui/tag.tsx'
import { VersionLink } from './version-link.tsx'

/** What was handed in before, the newest first. Both sides of a correction stay. */
export function ListVersions({ versions }: { readonly versions: readonly DeliverableVersion[] }) {
  const { t } = useLanguage()
  if (versions.length === 0) return <p className="faint">{t('deliverables.versions.none')}</p>
  return (
    <ol className="versions">
      {[...versions].sort((a, b) => b.number - a.number).map((version) => (
        <li key={version.id}>
          <div className="spread">
            <VersionLink version={version} />
            <Tag kind={version.state === 'RETURNED' ? 'act' : 'ok'}>{t(`deliverables.state.${version.state}`)}</Tag>
          </div>
          <div>{t('ui.total', { n: version.rows })}</div>
          <div className="faint">{version.signedBy}　<MomentText at={version.signedAt} /></div>
          {version.returnedReason && <div className="late">{t('roster.returned.note', { name: version.returnedBy, reason: version.returnedReason })}</div>}
          <div className="faint mono" title={version.hash}>{version.hash.slice(0, 16)}…</div>
        </li>
      ))}
    </ol>
  )
}
