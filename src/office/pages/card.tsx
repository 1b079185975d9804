import { Button, Input } from 'antd'
import { getCard, type Card } from '#contract/screening.ts'
import { foreseenUntil } from '#domain/policy/foreseen.ts'
import { Empty } from '#ui/empty.tsx'
import { formatDate } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { Note } from '#ui/note.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { useToday } from '#ui/today.ts'
import { Watermark } from '#ui/watermark.tsx'
import { useFilter, useParam } from '../address.ts'
import { paths } from '../paths.ts'
import { useRead } from '../use-read.ts'
import { RuleOnCard } from './card/rule-on-card.tsx'
import { rulesThatCameTo } from './card/rules-that-came-to.ts'
import { SettledRules } from './card/settled-rules.tsx'
import { UndecidedRules } from './card/undecided-rules.tsx'

/** 政策对照卡: each rule for a household on a day, with the facts it stands on; first what fits, then what cannot be told yet, then the rest. It decides nothing. */
export default function CardPage() {
  const { t, language } = useLanguage()
  const id = useParam('id')
  const today = useToday()
  const [filter, set] = useFilter()
  const { asOf } = filter
  const read = useRead(getCard, { params: { id }, query: { ...(asOf && { asOf }) } })
  const card = read.data
  return (
    <>
      <PageHead
        title={t('card.title')}
        crumbs={card ? [{ title: t('household.of', { name: card.headName }), to: paths.household(id) }] : []}
        note={card && <>{t('household.of', { name: card.headName })}　{card.townName} {card.areaName}　{t('card.as-of', { day: formatDate(card.asOf, language, '') })}</>}
        actions={<><label className="row">{t('card.day')} <Input type="date" style={{ width: 150 }} max={foreseenUntil(today)} value={asOf ?? today} onChange={(event) => set({ asOf: event.target.value === today ? undefined : event.target.value })} /></label><Button onClick={() => window.print()}>{t('ui.print')}</Button></>}
      />
      <ProblemNote problem={read.error} onRetry={() => void read.refetch()} />
      {card && card.knownOn < card.asOf && <Note kind="wait">{t('card.foreseen', { known: formatDate(card.knownOn, language, ''), day: formatDate(card.asOf, language, '') })}</Note>}
      <p className="muted">{t('card.no-verdict')}</p>
      {!card ? !read.error && <Loading /> : card.rules.length === 0 ? <Sheet><Empty title={t('card.none')} /></Sheet> : <Rules card={card} />}
      <Watermark />
    </>
  )
}

function Rules({ card: { rules } }: { readonly card: Card }) {
  const { t } = useLanguage()
  const undecided = rulesThatCameTo(rules, ['UNKNOWN'])
  const settled = rulesThatCameTo(rules, ['RECEIVES', 'NO'])
  return (
    <div className="stack">
      {rulesThatCameTo(rules, ['FAILED', 'SHOULD', 'SHOULD_NOT', 'HOLDS', 'NEAR']).map((rule) => <RuleOnCard key={rule.ruleId} rule={rule} />)}
      {undecided.length > 0 && <UndecidedRules rules={undecided} />}
      {settled.length > 0 && <SettledRules rules={settled} />}
      {rules.some(({ subjects }) => subjects.length === 0) && <p className="muted">{t('card.nobody')}</p>}
    </div>
  )
}
