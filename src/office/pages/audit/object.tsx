import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { paths } from '../../paths.ts'

const places: Readonly<Record<string, (id: string) => string>> = {
  campaign: (id) => paths.campaign(id),
  household: paths.household,
  visit: paths.visit,
  finding: paths.problem,
  'key-household': paths.keyHousehold,
  referral: paths.referral,
  institution: (id) => paths.institution(id),
  record: paths.record,
  team: paths.team,
  escalation: paths.escalation,
  import: paths.import,
  'roster-version': paths.rosterVersion,
  rule: paths.rule,
  deliverable: paths.deliverableVersion,
}

/** What an entry is about; it opens where it has a page. */
export function AuditObject({ type, id, onPick }: { readonly type: string; readonly id: string; readonly onPick: () => void }) {
  const { t, has } = useLanguage()
  const name = has(`audit.object.${type}`) ? t(`audit.object.${type}`) : type
  const place = places[type]
  return <span className="said" title={id}>{place ? <Go to={place(id)}>{name}</Go> : name} <button type="button" className="plain mono faint" aria-label={t('office.audit.same-object', { name })} onClick={onPick}>{id.slice(-6)}</button></span>
}
