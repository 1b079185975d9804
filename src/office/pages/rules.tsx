import { App, Button } from 'antd'
import { useState } from 'react'
import { approveRules, listRules, listRuleSets, takeOverRuleSet, type RuleSummary } from '#contract/rules.ts'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { Empty } from '#ui/empty.tsx'
import { Go, useGo } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { Note } from '#ui/note.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { useToday } from '#ui/today.ts'
import { ActDialog } from '../parts/act-dialog.tsx'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { useRead } from '../use-read.ts'
import { useWrite } from '../use-write.ts'
import { useCodeName } from './roster/code-names.ts'
import { RuleStateTag } from './rules/rule-state-tag.tsx'

/** The rules of the district: what holds, what will, and what is being written. */
export default function RulesPage() {
  const { t, words } = useLanguage()
  const may = useMay()
  const go = useGo()
  const codeName = useCodeName()
  const [isTaking, setTaking] = useState(false)
  const read = useRead(listRules, {})
  const approve = useWrite(approveRules)
  const rows = read.data?.rows ?? []
  const broken = rows.filter((rule) => rule.valid?.isBroken)
  const waiting = rows.flatMap((rule) => (rule.open?.mayDecide && !rule.open.ends ? [rule.open.id] : []))
  // What ends is looked at one by one.
  const ending = rows.filter((rule) => rule.open?.mayDecide && rule.open.ends)
  const columns: DataColumn<RuleSummary>[] = [
    { key: 'title', title: t('screening.rule'), width: '34%', render: (rule) => <Go to={paths.rule(rule.id)}>{words(rule.title)}</Go> },
    { key: 'of', title: t('rules.of'), render: (rule) => t(`screening.of.${rule.of}`) },
    { key: 'for', title: t('rules.for'), render: (rule) => <div className="row">{rule.aid && <Tag>{codeName('aid-kind', rule.aid)}</Tag>}{rule.raisesAlerts && <Tag>{t('alerts.title')}</Tag>}</div> },
    { key: 'valid', title: t('rules.valid'), render: (rule) => (rule.valid ? <>{t('rules.number', { n: rule.valid.number })}　<DateText date={rule.valid.from} /> {rule.valid.isBroken && <Tag kind="act">{t('rules.broken')}</Tag>}</> : <span className="faint">{t('rules.not-valid')}</span>) },
    { key: 'open', title: t('rules.open'), render: (rule) => <>{rule.open ? <RuleStateTag state={rule.open.state} ends={rule.open.ends} /> : rule.valid ? null : <RuleStateTag state={rule.last.state} ends={rule.last.ends} />}{rule.coming && <div className="faint">{t(rule.coming.ends ? 'rules.ending' : 'rules.coming')} <DateText date={rule.coming.from} /></div>}</> },
  ]
  return (
    <>
      <PageHead title={t('rules.title')} note={t('rules.note')} actions={may('rule.write') && <><Button onClick={() => setTaking(true)}>{t('rules.take')}</Button><Button type="primary" onClick={() => go(paths.newRule())}>{t('rules.new')}</Button></>} />
      {isTaking && <TakeOver onClose={() => setTaking(false)} />}
      {broken.length > 0 && <Note kind="act">{t('rules.broken.note', { names: broken.map((rule) => words(rule.title)) })}</Note>}
      {waiting.length > 0 && <Note kind="wait" action={<Button loading={approve.isPending} onClick={() => approve.mutate({ body: { ids: waiting } })}>{t('rules.approve-all')}</Button>}>{t('rules.waiting', { n: waiting.length })}</Note>}
      {ending.length > 0 && <Note kind="wait">{t('rules.waiting-ends')}{ending.map((rule) => <span key={rule.id}>　<Go to={paths.rule(rule.id)}>{words(rule.title)}</Go></span>)}</Note>}
      <ProblemNote problem={approve.error} />
      <ProblemNote problem={read.error} onRetry={() => void read.refetch()} />
      {!read.isLoadingError && <Sheet flush>{read.isPending ? <Loading /> : <DataTable caption={t('rules.title')} columns={columns} rows={rows} rowKey={(rule) => rule.id} empty={<Empty title={t('rules.none')}>{t('rules.none.why')}</Empty>} />}</Sheet>}
    </>
  )
}

/** The rules of a set that came with the software are proposed here. */
function TakeOver({ onClose }: { readonly onClose: () => void }) {
  const { t, words } = useLanguage()
  const { message } = App.useApp()
  const today = useToday()
  const sets = useRead(listRuleSets, {}).data?.rows ?? []
  const take = useWrite(takeOverRuleSet, { onDone: (counts) => void message.success(t('rules.taken', counts)) })
  return (
    <ActDialog
      title={t('rules.take')}
      okLabel={t('rules.take.ok')}
      fields={[
        { name: 'set', label: t('rules.set'), kind: 'choice', isNeeded: true, options: sets.map((set) => ({ value: set.id, label: t('rules.set.of', { title: words(set.title), n: set.rules, fresh: set.fresh }) })) },
        { name: 'from', label: t('rules.from'), kind: 'date', isNeeded: true, initial: today },
      ]}
      onClose={onClose}
      onOk={({ set, from }) => take.mutateAsync({ body: { set: set!, effectiveFrom: from! } })}
    >
      <p className="muted">{t('rules.take.note')}</p>
    </ActDialog>
  )
}
