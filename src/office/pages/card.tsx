import { Button, Input } from 'antd'
import { getCard, type CardRule } from '#contract/screening.ts'
import { Empty } from '#ui/empty.tsx'
import { formatDate } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { useListed } from '#ui/listed.ts'
import { Loading } from '#ui/loading.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { useToday } from '#ui/today.ts'
import { Watermark } from '#ui/watermark.tsx'
import { useFilter, useParam } from '../address.ts'
import { paths } from '../paths.ts'
import { useRead } from '../use-read.ts'
import { useIndicatorName } from './card/indicator-name.ts'
import { OutcomeOfRule } from './card/outcome-of-rule.tsx'
import { useSentence } from './card/plain-reading.tsx'
import { RuleSourceText } from './card/rule-source.tsx'
import { TraceView } from './card/trace-view.tsx'
import { useCodeName } from './roster/code-names.ts'

/** 政策对照卡: each rule for a household on a day, with the facts it stands on. It decides nothing. */
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
        actions={<><label className="row">{t('card.day')} <Input type="date" style={{ width: 150 }} max={today} value={asOf ?? today} onChange={(event) => set({ asOf: event.target.value === today ? undefined : event.target.value })} /></label><Button onClick={() => window.print()}>{t('ui.print')}</Button></>}
      />
      <ProblemNote problem={read.error} onRetry={() => void read.refetch()} />
      <p className="muted">{t('card.no-verdict')}</p>
      {!card ? !read.error && <Loading /> : card.rules.length === 0 ? <Sheet><Empty title={t('card.none')} /></Sheet> : <div className="stack">{card.rules.map((rule) => <RuleOnCard key={rule.ruleId} rule={rule} />)}</div>}
      <Watermark />
    </>
  )
}

function RuleOnCard({ rule }: { readonly rule: CardRule }) {
  const { t, words } = useLanguage()
  const codeName = useCodeName()
  const nameOf = useIndicatorName()
  const listed = useListed()
  const sentence = useSentence()
  return (
    <div className="card-rule">
      <Sheet
        title={<>{words(rule.title)}{rule.aid && <span className="faint">　{t('screening.about-aid', { aid: codeName('aid-kind', rule.aid) })}</span>}</>}
        note={<RuleSourceText source={rule} />}
      >
        {rule.subjects.length === 0 && <p className="faint">{t('card.nobody')}</p>}
        {rule.subjects.map((subject) => (
          <div className="card-subject" key={subject.personId ?? 'household'}>
            <div className="row"><b>{rule.of === 'person' ? subject.name : t('card.whole')}</b> <OutcomeOfRule outcome={subject.outcome} /></div>
            {subject.missing.length > 0 && <div>{t('card.missing', { facts: listed(subject.missing.map(({ fact, name }) => (name === null || name === subject.name ? nameOf(fact) : t('card.missing.of', { name, fact: nameOf(fact) })))) })}</div>}
            {subject.turning.length > 0 && <div className="muted">{t('card.turning')} {subject.turning.map((one, at) => <span key={one.rule}>{at > 0 && '；'}{t(`card.turning.${one.to}`, { sentence: sentence(rule.of, one.rule) })}</span>)}</div>}
            <details open={subject.outcome !== 'NO' && subject.outcome !== 'RECEIVES'}><summary className="faint">{t('card.why')}</summary><TraceView of={rule.of} when={rule.when} trace={subject.trace} /></details>
          </div>
        ))}
      </Sheet>
    </div>
  )
}
