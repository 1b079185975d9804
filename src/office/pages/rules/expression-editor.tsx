import { acceptCompletion, autocompletion, type Completion, type CompletionContext, type CompletionResult, type CompletionSource } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { setDiagnostics } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { offersAt, type Offer } from '#domain/policy/offers.ts'
import type { Subject } from '#domain/policy/population.ts'
import type { RuleComplaint } from '#domain/policy/rule-parts.ts'
import type { Words } from '#domain/policy/value-text.ts'
import { useLanguage } from '#ui/language.ts'
import { useWords } from '../card/use-words.ts'
import './expression-editor.css'

/** Puts something in at the caret, which then stands behind it. */
export type Insert = (text: string) => void

type Props = {
  readonly id: string
  readonly label: string
  readonly of: Subject
  readonly value: string
  readonly complaints: readonly RuleComplaint[]
  readonly onChange: (value: string) => void
  /** Told when somebody begins to write here, with how to put something in. */
  readonly onFocus: (insert: Insert) => void
  /** The same before anybody wrote here. */
  readonly onReady: (insert: Insert) => void
}

const longest = 4000

/** Text of the language of rules: names, codes and operators are offered while one types, mistakes are underlined in their place. */
export function ExpressionEditor({ id, label, of, value, complaints, onChange, onFocus, onReady }: Props) {
  const { t } = useLanguage()
  const words = useWords()
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const latest = useRef({ of, words, onChange, onFocus })
  latest.current = { of, words, onChange, onFocus }
  useEffect(() => {
    const made = new EditorView({
      parent: host.current!,
      state: EditorState.create({
        doc: value,
        extensions: [
          history(),
          // Tab takes what is offered, and else goes on to the next field.
          keymap.of([{ key: 'Tab', run: acceptCompletion }, ...defaultKeymap, ...historyKeymap]),
          autocompletion({ override: [sourceOf(() => latest.current)], icons: false, interactionDelay: 0, activateOnTypingDelay: 0, addToOptions: [{ render: renderLabel, position: 60 }] }),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ id, 'aria-label': label, spellcheck: 'false', autocapitalize: 'off' }),
          EditorState.phrases.of({ Completions: t('rules.offers'), Diagnostics: t('rules.mistakes') }),
          EditorState.changeFilter.of((change) => change.newDoc.length <= longest),
          EditorView.updateListener.of(({ docChanged, state, focusChanged, view: at }) => {
            if (docChanged) latest.current.onChange(state.doc.toString())
            if (focusChanged && at.hasFocus) latest.current.onFocus(inserting(at))
          }),
        ],
      }),
    })
    view.current = made
    onReady(inserting(made))
    return () => made.destroy()
    // What it holds is followed below.
  }, [id, label])
  useEffect(() => {
    const at = view.current!
    if (at.state.doc.toString() !== value) at.dispatch({ changes: { from: 0, to: at.state.doc.length, insert: value } })
  }, [value])
  const faults = JSON.stringify(complaints)
  useEffect(() => {
    const at = view.current!
    const diagnostics = complaints.map(({ code, offset, details }) => ({ ...spanAt(at.state.doc.toString(), offset), severity: 'error' as const, message: t(`plan.complaint.${code}`, details) }))
    at.dispatch(setDiagnostics(at.state, diagnostics))
  }, [faults, value])
  return <div ref={host} className="expression-editor" />
}

function inserting(view: EditorView): Insert {
  return (text) => {
    const { from, to } = view.state.selection.main
    const before = view.state.sliceDoc(Math.max(0, from - 1), from)
    const insert = `${before === '' || /[\s(![]/.test(before) ? '' : ' '}${text}`
    view.dispatch({ changes: { from, to, insert }, selection: { anchor: from + insert.length }, scrollIntoView: true })
    view.focus()
  }
}

/** The word or sign that begins at a place; at the end of the text the character before it. */
function spanAt(text: string, offset: number): { from: number; to: number } {
  const from = Math.min(offset, Math.max(0, text.length - 1))
  const [found = ''] = /^(?:"[^"]*"?|[\w.\u4e00-\u9fff]+|\S)/.exec(text.slice(from)) ?? []
  return { from, to: Math.min(text.length, from + Math.max(1, found.length)) }
}

type Offered = Completion & { readonly offer: Offer }

function sourceOf(now: () => { readonly of: Subject; readonly words: Words }): CompletionSource {
  const offered = ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
    const { of, words } = now()
    const { from, to, isSure, offers } = offersAt(state.doc.toString(), pos, of, words)
    if (offers.length === 0 || (from === to && !isSure && !explicit)) return null
    const options = offers.map((offer): Offered => ({ label: offer.text, detail: offer.type ?? '', ...(offer.meaning && { info: offer.meaning }), offer }))
    // What is offered follows every key at once, so that Enter takes what fits what is written.
    return { from, to, filter: false, options, update: (_result, _from, _to, context) => offered(context) }
  }
  return offered
}

function renderLabel(completion: Completion): HTMLElement {
  const said = document.createElement('span')
  said.className = 'expression-label'
  said.textContent = (completion as Offered).offer.label
  return said
}
