import type { AreaChange, ChangePreview } from '#contract/areas.ts'
import { DateText } from '#ui/date-text.tsx'
import { useLanguage } from '#ui/language.ts'

type Props = { readonly preview: ChangePreview; readonly kind: AreaChange['kind']; readonly on: string }

/** Exactly what a change would do, in sentences. */
export function PreviewOfChange({ preview, kind, on }: Props) {
  const { t } = useLanguage()
  const { moves, standing, made, edited, ended, accounts, teams, foreignTeams } = preview
  return (
    <>
      <p>{t('areas.on')} <DateText date={on} /></p>
      <ul className="plain-list">
        {edited.map((one) => <li key={one.areaId}>{one.was} → <b>{one.becomes}</b></li>)}
        {made.map((one) => <li key={one.code}>{t('areas.preview.made', { name: one.name })} <span className="mono faint">{one.code}</span></li>)}
        {ended.map((one) => <li key={one.areaId}>{t('areas.preview.ended', { name: one.name })}</li>)}
        {moves.map((one, at) => <li key={at}>{t(one.toBox ? 'areas.preview.to-box' : 'areas.preview.moves', { from: one.from, to: one.to, n: one.households })}</li>)}
        {standing.filter((one) => one.listed + one.drafts + one.openFindings > 0).map((one) => <li key={one.areaId}>{t('areas.preview.along', { name: one.name, listed: one.listed, drafts: one.drafts, findings: one.openFindings })}</li>)}
        {standing.filter((one) => one.signedRosters + one.lists > 0).map((one) => <li key={`s${one.areaId}`}>{t(one.ends || kind === 'split' ? 'areas.preview.signed-stays' : 'areas.preview.signed-along', { name: one.name, n: one.signedRosters + one.lists })}</li>)}
        {standing.filter((one) => one.ends && one.openDuties > 0).map((one) => <li key={`d${one.areaId}`}>{t('areas.preview.duties', { name: one.name, n: one.openDuties })}</li>)}
        {teams.map((one, at) => <li key={`t${at}`}>{t(one.asVillageTeam ? 'areas.preview.team-along' : 'areas.preview.team-with', { team: one.team, from: one.from, to: one.to, n: one.households })}</li>)}
        {foreignTeams.map((one, at) => <li key={`f${at}`}>{t('areas.preview.team-foreign', one)}</li>)}
        {accounts.map((one, at) => <li key={`a${at}`}>{one.to === null ? t('areas.preview.account-left', { name: one.name }) : t('areas.preview.account', { name: one.name, to: one.to })}</li>)}
      </ul>
      {preview.isLarge && <p className="muted">{t('areas.preview.large')}</p>}
    </>
  )
}
