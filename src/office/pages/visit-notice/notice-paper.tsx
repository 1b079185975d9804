import { listDirectory } from '#contract/accounts.ts'
import { listAreas } from '#contract/areas.ts'
import type { CampaignDetail } from '#contract/campaigns.ts'
import type { Clause } from '#domain/clause/clause.ts'
import type { VisitNotice } from '#domain/plan/provisions.ts'
import { formatDate } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { useListed } from '#ui/listed.ts'
import { useRead } from '../../use-read.ts'
import '../roster/roster-paper.css'
import './notice-paper.css'

type Props = { readonly campaign: CampaignDetail; readonly notice: VisitNotice; readonly areaId: string | undefined }

/** The notice as it is printed: all of it from the plan of the campaign and the directory of the area. */
export function NoticePaper({ campaign, notice, areaId }: Props) {
  const { t, words, language } = useLanguage()
  const listed = useListed()
  const { plan } = campaign
  const areas = useRead(listAreas, {}).data?.rows ?? []
  const people = useRead(listDirectory, {}).data?.rows ?? []
  const area = areas.find((one) => one.id === areaId)
  const above = areas.find((one) => one.id === area?.parentId)
  const places = area?.level === 'village' ? [area, above] : [area]
  const contacts = places.flatMap((place) => people.filter((one) => place && one.areaId === place.id && one.isPrincipal && one.phone !== ''))
  const form = plan.forms.find((one) => one.id === plan.visits.form)
  const isFree = (section: { readonly items: readonly { readonly required: boolean }[] }) => section.items.every((item) => !item.required)
  const optional = (form?.sections ?? []).flatMap((section) => (isFree(section) ? [words(section.title)] : section.items.filter((item) => !item.required).map((item) => t('visit-notice.item', { section: words(section.title), item: words(item.title) }))))
  const stage = campaign.stages.find((one) => one.id === plan.duties.find((duty) => duty.fulfilledBy && 'visits' in duty.fulfilledBy)?.stage)
  // Titles have commas of their own.
  const apart = t('visit-notice.apart')
  const issuers = [plan.document.lead, ...plan.document.with].flatMap((id) => (plan.document.names[id] ? [words(plan.document.names[id])] : []))
  const byLaw = plan.rules.find((rule) => rule.id === 'by-law')
  const grounds: Clause[] = [notice.clause, plan.visits.clause, ...(byLaw ? [byLaw.clause] : [])]
  return (
    <article className="paper notice-paper" lang={language}>
      <h2 className="paper-title">{t('visit-notice.paper')}</h2>
      <p>{t('visit-notice.greeting', { title: words(plan.title) })}{stage && t('visit-notice.span', { from: formatDate(stage.from, language), until: formatDate(stage.until, language) })}</p>
      <h3>{t('visit-notice.purpose')}</h3>
      <p>{words(notice.purpose)}</p>
      <h3>{t('visit-notice.basis')}</h3>
      <p>{t('visit-notice.document', { issuers: listed(issuers), number: plan.document.number })}</p>
      <ul>{grounds.map((clause) => <li key={`${clause.at} ${clause.says}`} lang="zh-CN">{t('visit-notice.clause', { at: clause.at, says: clause.says })}</li>)}</ul>
      <h3>{t('visit-notice.asked')}</h3>
      <p>{(form?.sections ?? []).filter((section) => !isFree(section)).map((section) => words(section.title)).join(apart)}</p>
      <h3>{t('visit-notice.voluntary')}</h3>
      <p>{t('visit-notice.refuse')}{optional.length > 0 && t('visit-notice.optional', { titles: optional.join(apart) })}</p>
      <h3>{t('visit-notice.contact')}</h3>
      <ul>
        {contacts.map((one) => <li key={`${one.areaId} ${one.name}`}>{one.areaName}　{one.post} {one.name}　{one.phone}</li>)}
        {(plan.publicity?.channels ?? []).filter((channel) => channel.way !== 'card').map((channel) => <li key={channel.id}>{words(channel.title)}　{channel.reach ?? <i className="notice-blank" />}</li>)}
      </ul>
      <p className="notice-from">{area?.level === 'village' ? `${above?.name ?? ''}${area.name}` : area?.name}<br />{formatDate(campaign.today, language)}</p>
    </article>
  )
}
