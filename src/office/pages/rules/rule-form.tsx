import { AutoComplete, Button, Input, InputNumber, Select } from 'antd'
import { useRef, useState } from 'react'
import { ProblemError } from '#client/problem-error.ts'
import { changeDraft, draftRule, listRuleDocuments, type RuleText, type RuleVersion } from '#contract/rules.ts'
import { codeLists } from '#domain/registry/code-lists.ts'
import { Field } from '#ui/field.tsx'
import { useLanguage } from '#ui/language.ts'
import { useListed } from '#ui/listed.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { useRead } from '../../use-read.ts'
import { useWrite } from '../../use-write.ts'
import '../card/card.css'
import { PlainAmount, PlainReading } from '../card/plain-reading.tsx'
import { Catalogue } from './catalogue.tsx'
import { Complaints } from './complaints.tsx'
import { ExpressionEditor, type Insert } from './expression-editor.tsx'
import { Preview } from './preview.tsx'
import { OpenRuleDocument } from './rule-document.tsx'
import { useChecked } from './use-checked.ts'

type Props = {
  /** The text to begin with: that of a draft, or of the version that is to be changed. */
  readonly from: RuleVersion | undefined
  readonly onDone: (version: RuleVersion) => void
  readonly onCancel: () => void
}
type Draft = { key: string; title: string; of: 'household' | 'person'; when: string; near: string; aid: string; amount: string; by: '' | 'village' | 'town' | 'district'; withinDays: number; advice: string; document: string; at: string; says: string; isQuote: boolean }

const empty: Draft = { key: '', title: '', of: 'household', when: '', near: '', aid: '', amount: '', by: '', withinDays: 10, advice: '', document: '', at: '', says: '', isQuote: true }

// A rule stands on a place in a document: without it nobody can say why.
const labels = { title: 'name', key: 'key', when: 'when', advice: 'advice', document: 'document', at: 'at', says: 'says' } as const
const needed = ({ by }: Draft) => (['title', 'key', 'when', 'advice', 'document', 'at', 'says'] as const).filter((name) => name !== 'advice' || by !== '')

/** A rule as it is written: mistakes stand beside it while one types, and who would enter and leave below. */
export function RuleForm({ from, onDone, onCancel }: Props) {
  const { t, words } = useLanguage()
  const listed = useListed()
  const [draft, setDraft] = useState(() => (from ? draftOf(from, words(from.document.title)) : empty))
  const set = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const documents = useRead(listRuleDocuments, {}).data?.rows ?? []
  const named = documents.find((one) => isTitleOf(one, draft.document))
  const make = useWrite(draftRule, { onDone })
  const change = useWrite(changeDraft, { onDone })
  const complaints = useChecked(draft)
  const missing = needed(draft).filter((name) => draft[name].trim() === '')
  const refused = make.error ?? change.error
  const isTitleTaken = refused instanceof ProblemError && refused.code === 'RULE_TITLE_TAKEN'
  const save = () => {
    const rule = textOf(draft, named?.id ?? (from && isTitleOf(from.document, draft.document) ? from.rule.clause.document : draft.document), from)
    if (from) change.mutate({ params: { id: from.ruleId }, body: { rule, version: from.state === 'DRAFT' ? from.version : null } })
    else make.mutate({ body: { rule } })
  }
  const text = (name: 'key' | 'title' | 'advice' | 'at', label: string, most: number, disabled = false) => <Field label={label} id={`rule-${name}`}><Input id={`rule-${name}`} value={draft[name]} maxLength={most} disabled={disabled} autoComplete="off" onChange={(event) => set({ [name]: event.target.value })} /></Field>
  // The catalogue writes where somebody wrote last.
  const insert = useRef<Insert>(undefined)
  const first = useRef<Insert>(undefined)
  const expression = (name: 'when' | 'near' | 'amount', label: string) => {
    const own = complaints.filter((one) => one.field === name)
    return (
      <div className={name === 'when' ? 'expression-editor-long' : undefined}>
        <span className="field-label" aria-hidden>{label}</span>
        <ExpressionEditor id={`rule-${name}`} label={label} of={draft.of} value={draft[name]} complaints={own} onChange={(text) => set({ [name]: text })} onFocus={(put) => { insert.current = put }} onReady={(put) => { if (name === 'when') first.current = put }} />
        <Complaints text={draft[name]} complaints={own} onMend={(text) => set({ [name]: text })} />
        {draft[name].trim() !== '' && (name === 'amount' ? <PlainAmount of={draft.of} yuan={draft.amount} /> : <PlainReading of={draft.of} when={draft[name]} />)}
      </div>
    )
  }
  return (
    <div className="stack">
      <Sheet>
        <div className="stack">
          <div className="row" style={{ alignItems: 'end' }}>
            <div>{text('title', t('rules.name'), 120)}{isTitleTaken && <ProblemNote problem={refused} />}</div>
            {text('key', t('rules.key'), 60, from !== undefined)}
            <Field label={t('rules.of')} id="rule-of"><Select id="rule-of" style={{ width: 120 }} value={draft.of} disabled={from !== undefined} onChange={(of) => set({ of })} options={(['household', 'person'] as const).map((value) => ({ value, label: t(`screening.of.${value}`) }))} /></Field>
            <Field label={t('rules.aid')} id="rule-aid"><Select id="rule-aid" style={{ width: 200 }} allowClear showSearch={{ optionFilterProp: 'label' }} value={draft.aid || null} onChange={(aid) => set({ aid: aid ?? '' })} options={codeLists['aid-kind'].map((entry) => ({ value: entry.code, label: words(entry.title) }))} /></Field>
          </div>
          <div className="rule-writing">
            <div className="stack">
              {expression('when', t('rules.when'))}
              {expression('near', t('rules.near'))}
              {expression('amount', t('rules.amount'))}
            </div>
            <Catalogue of={draft.of} onPick={(name) => (insert.current ?? first.current)?.(name)} />
          </div>
          <div className="row" style={{ alignItems: 'end' }}>
            <Field label={t('rules.alert')} id="rule-alert"><Select id="rule-alert" style={{ width: 180 }} value={draft.by} onChange={(by) => set({ by })} options={[{ value: '', label: t('rules.alert.none') }, ...(['village', 'town', 'district'] as const).map((value) => ({ value, label: t(`access.level.${value}`) }))]} /></Field>
            {draft.by !== '' && <Field label={t('rules.within')} id="rule-within"><InputNumber id="rule-within" min={1} max={366} precision={0} value={draft.withinDays} onChange={(days) => set({ withinDays: days ?? 10 })} /></Field>}
            {draft.by !== '' && text('advice', t('rules.advice'), 200)}
          </div>
          <div className="row" style={{ alignItems: 'end' }}>
            <Field label={t('rules.document')} id="rule-document">
              <AutoComplete id="rule-document" style={{ width: 420 }} value={draft.document} maxLength={80} showSearch={{ filterOption: (typed, option) => String(option?.label).includes(typed) }} options={documents.map((one) => ({ value: words(one.title), label: `${words(one.title)}${one.number ?? ''}` }))} onChange={(document) => set({ document })} />
            </Field>
            {text('at', t('rules.at'), 80)}
            {named?.hasText && <OpenRuleDocument id={named.id} title={words(named.title)} clause={draft.isQuote ? { at: draft.at, says: draft.says } : undefined} />}
          </div>
          <Field label={t(draft.isQuote ? 'rules.says' : 'rules.gist')} id="rule-says"><Input.TextArea id="rule-says" rows={2} maxLength={2000} value={draft.says} onChange={(event) => set({ says: event.target.value })} /></Field>
          {!isTitleTaken && <ProblemNote problem={refused} />}
          <div className="row">
            <Button type="primary" disabled={missing.length > 0 || complaints.length > 0} loading={make.isPending || change.isPending} onClick={save}>{t('rules.save')}</Button>
            <Button onClick={onCancel}>{t('ui.cancel')}</Button>
            {missing.length > 0 && <span className="faint">{t('rules.missing', { fields: listed(missing.map((name) => t(`rules.${labels[name]}`))) })}</span>}
            {from && <span className="faint">{words(from.rule.title)}</span>}
          </div>
        </div>
      </Sheet>
      {draft.when.trim() !== '' && complaints.length === 0 && <Preview ruleId={from?.ruleId ?? null} of={draft.of} when={draft.when} aid={draft.aid} amount={draft.amount.trim()} />}
    </div>
  )
}

/** Whether somebody wrote a document by its title, in whichever language. */
const isTitleOf = ({ title }: { readonly title: { readonly zh: string; readonly en: string } }, written: string) => [title.zh, title.en].includes(written.replaceAll(/^\s*《?|》?\s*$/g, ''))

function draftOf({ rule }: RuleVersion, document: string): Draft {
  return {
    key: rule.id, title: rule.title.zh, of: rule.of, when: rule.when, near: rule.near ?? '', aid: rule.aid ?? '', amount: rule.amount?.yuan ?? '',
    by: rule.alert?.by ?? '', withinDays: rule.alert?.withinDays ?? 10, advice: rule.alert?.advice.zh ?? '',
    document, at: rule.clause.at, says: rule.clause.says ?? rule.clause.gist?.zh ?? '', isQuote: rule.clause.gist === undefined,
  }
}

// What stands in the other language stays as long as the words are the same.
function textOf(draft: Draft, document: string, from: RuleVersion | undefined): RuleText {
  const both = (zh: string, before: { zh: string; en: string } | undefined) => (before?.zh === zh ? before : { zh, en: '' })
  const { key, title, of, when, near, aid, amount, by, withinDays, advice, at, says, isQuote } = draft
  return {
    key, title: both(title, from?.rule.title), of, when,
    ...(near.trim() !== '' && { near }), ...(aid !== '' && { aid }),
    ...(amount.trim() !== '' && { amount: { yuan: amount, ...(from?.rule.amount?.clause && { clause: from.rule.amount.clause as NonNullable<RuleText['amount']>['clause'] }) } }),
    ...(by !== '' && { alert: { by, withinDays, advice: both(advice, from?.rule.alert?.advice) } }),
    clause: isQuote ? { document, at, says } : { document, at, gist: both(says, from?.rule.clause.gist) },
  }
}
