import { Button } from 'antd'
import { Fragment, useState } from 'react'
import { approveRule, endRule, getRule, proposeRule, refuseRule, withdrawRule, type RuleVersion } from '#contract/rules.ts'
import { getScreening } from '#contract/screening.ts'
import { DateText, MomentText } from '#ui/date-text.tsx'
import { formatNumber } from '#ui/format.ts'
import { Go, OpenContext } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { useToday } from '#ui/today.ts'
import { useParam } from '../address.ts'
import { ActDialog } from '../parts/act-dialog.tsx'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { useRead } from '../use-read.ts'
import { useWrite } from '../use-write.ts'
import { PlainAmount, PlainReading, useSentence } from './card/plain-reading.tsx'
import { useCodeName } from './roster/code-names.ts'
import { Complaints } from './rules/complaints.tsx'
import { Preview } from './rules/preview.tsx'
import { OpenRuleDocument } from './rules/rule-document.tsx'
import { RuleForm } from './rules/rule-form.tsx'
import { RuleStateTag } from './rules/rule-state-tag.tsx'

type Act = 'propose' | 'refuse' | 'withdraw' | 'end'

/** One rule: the version that is written or waits, and every one before. */
export default function RulePage() {
  const { t, words } = useLanguage()
  const id = useParam('id')
  const may = useMay()
  const [isWriting, setWriting] = useState(false)
  const [acting, setActing] = useState<{ readonly act: Act; readonly version: RuleVersion }>()
  const read = useRead(getRule, { params: { id } })
  const approve = useWrite(approveRule)
  const versions = read.data?.versions ?? []
  const [newest] = versions
  if (!newest) return read.error ? <ProblemNote problem={read.error} onRetry={() => void read.refetch()} /> : <Loading />
  // What nobody has yet asked to change or to end.
  const lasting = newest.state === 'DRAFT' || newest.state === 'PROPOSED' ? undefined : lastingOf(versions)
  const shown = versions.find((version) => version.isValid) ?? newest
  return (
    <>
      <PageHead
        title={words(shown.rule.title)}
        tags={<RuleStateTag state={newest.state} ends={newest.endsBecause !== null} />}
        crumbs={[{ title: t('rules.title'), to: paths.rules() }]}
        note={<><span className="mono">{read.data!.key}</span>　{t(`screening.of.${shown.rule.of}`)}</>}
        actions={<><Go to={paths.screeningRule(id)}>{t('screening.title')}</Go>{may('rule.write') && newest.state !== 'PROPOSED' && !isWriting && <Button onClick={() => setWriting(true)}>{t(newest.state === 'DRAFT' ? 'rules.edit' : 'rules.next')}</Button>}</>}
      />
      <ProblemNote problem={approve.error} />
      {isWriting && <RuleForm key={newest.version} from={newest} onDone={() => setWriting(false)} onCancel={() => setWriting(false)} />}
      <div className="stack" style={{ marginTop: 16 }}>
        {versions.map((version) => (
          <Fragment key={version.id}>
            <VersionSheet version={version}>
              {may('rule.write') && version.state === 'DRAFT' && <Button type="primary" onClick={() => setActing({ act: 'propose', version })}>{t('rules.propose')}</Button>}
              {version.mayDecide && <Button type="primary" loading={approve.isPending} onClick={() => approve.mutate({ params: { id: version.id } })}>{t(version.endsBecause === null ? 'rules.approve' : 'rules.ends.approve')}</Button>}
              {version.mayDecide && <Button onClick={() => setActing({ act: 'refuse', version })}>{t('rules.refuse')}</Button>}
              {may('rule.write') && (version.state === 'DRAFT' || version.state === 'PROPOSED') && <Button onClick={() => setActing({ act: 'withdraw', version })}>{t('rules.withdraw')}</Button>}
              {may('rule.write') && version === lasting && <Button onClick={() => setActing({ act: 'end', version })}>{t('rules.end')}</Button>}
            </VersionSheet>
            {/* Whoever decides sees what would come of it. */}
            {may('rule.write') && version.state === 'PROPOSED' && version.endsBecause === null && version.complaints.length === 0 && <Preview ruleId={version.ruleId} of={version.rule.of} when={version.rule.when} aid={version.rule.aid ?? ''} amount={version.rule.amount?.yuan ?? ''} {...(version.effectiveFrom && { from: version.effectiveFrom })} />}
          </Fragment>
        ))}
      </div>
      {acting?.act === 'propose' && <Propose version={acting.version} onClose={() => setActing(undefined)} />}
      {acting?.act === 'end' && <End ruleId={id} onClose={() => setActing(undefined)} />}
      {(acting?.act === 'refuse' || acting?.act === 'withdraw') && <WithReason act={acting.act} version={acting.version} onClose={() => setActing(undefined)} />}
    </>
  )
}

/** The published version that begins last, unless it is the end of the rule. */
function lastingOf(versions: readonly RuleVersion[]): RuleVersion | undefined {
  const last = versions.filter((version) => version.state === 'PUBLISHED').toSorted((a, b) => (a.effectiveFrom! < b.effectiveFrom! ? 1 : -1))[0]
  return last?.endsBecause === null ? last : undefined
}

function VersionSheet({ version, children }: { readonly version: RuleVersion; readonly children: React.ReactNode }) {
  const { t, words } = useLanguage()
  const may = useMay()
  const codeName = useCodeName()
  const sentence = useSentence()
  const { rule, document, endsBecause } = version
  const head = <>{t('rules.number', { n: version.number })}　<RuleStateTag state={version.state} ends={endsBecause !== null} /></>
  if (endsBecause !== null)
    return (
      <Sheet title={head} extra={children}>
        <p>{t('rules.ends')}{version.effectiveFrom && <>　{t('rules.ends.from')} <DateText date={version.effectiveFrom} /></>}　{t('rules.reason')}：{endsBecause}</p>
        {version.state === 'PROPOSED' && <p className="muted">{t('rules.ends.note')}　<Go to={paths.alerts({ rule: version.ruleId, state: 'NEW' })}>{t('rules.ends.alerts')}</Go></p>}
        {version.state === 'PROPOSED' && (version.mayDecide || may('rule.write')) && <Leaving ruleId={version.ruleId} />}
        <Course version={version} />
      </Sheet>
    )
  return (
    <Sheet title={<>{head}{version.isValid && <> <Tag kind="accent">{t('rules.holds-now')}</Tag></>}</>} extra={children}>
      <PlainReading of={rule.of} when={rule.when} />
      <pre className="mono" style={{ whiteSpace: 'pre-wrap' }}>{rule.when}</pre>
      <Complaints text={rule.when} complaints={version.complaints.filter((one) => one.field === 'when')} />
      {rule.near && <p><span className="faint">{t('rules.near.of')}</span>　{sentence(rule.of, rule.near)}　<code className="mono">{rule.near}</code></p>}
      {rule.amount && <div className="row"><span className="faint">{t('rules.amount.of')}</span><PlainAmount of={rule.of} yuan={rule.amount.yuan} /><code className="mono">{rule.amount.yuan}</code></div>}
      <p>
        {rule.aid && <>{t('screening.about-aid', { aid: codeName('aid-kind', rule.aid) })}　</>}
        {rule.alert && <>{t('rules.alerts', { who: t(`access.level.${rule.alert.by}`), days: rule.alert.withinDays })} {words(rule.alert.advice)}</>}
      </p>
      <p className="muted">{t('card.by', { document: words(document.title), number: document.number ?? '', at: rule.clause.at })}　{rule.clause.says === undefined ? rule.clause.gist && words(rule.clause.gist) : t('card.says', { words: rule.clause.says })}{document.hasText && <>　<OpenRuleDocument id={rule.clause.document} title={words(document.title)} clause={rule.clause} /></>}</p>
      <Course version={version} />
    </Sheet>
  )
}

/** Who wrote, proposed, decided and gave up a version. */
function Course({ version }: { readonly version: RuleVersion }) {
  const { t } = useLanguage()
  return (
    <p className="faint">
      {t('rules.written')} {version.writtenBy} <MomentText at={version.writtenAt} />
      {version.proposedAt && <>　{t('rules.proposed')} {version.proposedBy} <MomentText at={version.proposedAt} /></>}
      {version.effectiveFrom && version.endsBecause === null && <>　{t('rules.from')} <DateText date={version.effectiveFrom} /></>}
      {version.decidedAt && <>　{t(version.state === 'REFUSED' ? 'rules.refused' : version.endsBecause === null ? 'rules.approved' : 'rules.ends.approved')} {version.decidedBy} <MomentText at={version.decidedAt} /></>}
      {version.endedAt && <>　{t('rules.withdrawn')} {version.endedBy} <MomentText at={version.endedAt} /></>}
      {version.reason && <>　{version.reason}</>}
    </p>
  )
}

function Propose({ version, onClose }: { readonly version: RuleVersion; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const today = useToday()
  const propose = useWrite(proposeRule)
  return (
    <ActDialog title={t('rules.propose')} okLabel={t('rules.propose')} fields={[{ name: 'from', label: t('rules.from'), kind: 'date', isNeeded: true, initial: today }]} onClose={onClose} onOk={({ from }) => propose.mutateAsync({ params: { id: version.id }, body: { effectiveFrom: from! } })}>
      <p className="muted">{t('rules.propose.note')}</p>
    </ActDialog>
  )
}

function WithReason({ act, version, onClose }: { readonly act: 'refuse' | 'withdraw'; readonly version: RuleVersion; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const refuse = useWrite(refuseRule)
  const withdraw = useWrite(withdrawRule)
  const done = (reason: string) => (act === 'refuse' ? refuse : withdraw).mutateAsync({ params: { id: version.id }, body: { reason } })
  return <ReasonDialog title={t(`rules.${act}`)} label={t('rules.reason')} okLabel={t(`rules.${act}`)} onOk={done} onClose={onClose} />
}

/** That a rule ends is proposed with its day; somebody else decides. */
function End({ ruleId, onClose }: { readonly ruleId: string; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const today = useToday()
  const end = useWrite(endRule)
  return (
    <ActDialog
      title={t('rules.end')}
      okLabel={t('rules.end')}
      fields={[
        { name: 'from', label: t('rules.ends.from'), kind: 'date', isNeeded: true, initial: today },
        { name: 'reason', label: t('rules.reason'), kind: 'long', isNeeded: true, most: 300 },
      ]}
      onClose={onClose}
      onOk={({ from, reason }) => end.mutateAsync({ params: { id: ruleId }, body: { effectiveFrom: from!, reason: reason! } })}
    >
      <p className="muted">{t('rules.end.note')}</p>
      {/* Nothing leads away from what is being typed. */}
      <OpenContext value={() => false}><Leaving ruleId={ruleId} /></OpenContext>
    </ActDialog>
  )
}

/** How many stand on the lists of a rule now, which go when it ends. */
function Leaving({ ruleId }: { readonly ruleId: string }) {
  const { t, language } = useLanguage()
  const counted = useRead(getScreening, { query: {} }).data
  const figures = counted?.rules.find((rule) => rule.ruleId === ruleId)
  if (!counted || !figures) return null
  const lists = ([['SHOULD', figures.should], ['SHOULD_NOT', figures.shouldNot], ['HOLDS', figures.holds], ['NEAR', figures.near]] as const).filter(([, count]) => count > 0)
  // What is being counted is not none.
  if (lists.length === 0) return <p>{t(counted.asOf === null || counted.pending > 0 ? 'rules.ends.counting' : 'rules.ends.leaves-none')}</p>
  return (
    <p>
      {t('rules.ends.leaves')}
      {lists.map(([outcome, count]) => <Fragment key={outcome}>　<Go to={paths.screened(ruleId, { outcome })}>{t(`screening.outcome.${outcome}`)} {formatNumber(count, language)}</Go></Fragment>)}
      {counted.pending > 0 && <span className="faint">　{t('screening.pending', { n: counted.pending })}</span>}
    </p>
  )
}
