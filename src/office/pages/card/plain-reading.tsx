import { compile, compileAmount, isCompiled } from '#domain/policy/compile.ts'
import type { Subject } from '#domain/policy/population.ts'
import { amountText, readingOf, sentenceOf, type Reading } from '#domain/policy/reading.ts'
import { useWords } from './use-words.ts'
import './card.css'

type Props = { readonly of: Subject; readonly when: string }

/** An expression in plain words, part by part; nothing while it cannot be read. */
export function PlainReading({ of, when }: Props) {
  const words = useWords()
  const outcome = compile(when, of)
  return isCompiled(outcome) ? <ul className="trace"><Part reading={readingOf(outcome.tree, words)} /></ul> : null
}

/** What somebody is paid a month, in plain words; nothing while it cannot be read. */
export function PlainAmount({ of, yuan }: { readonly of: Subject; readonly yuan: string }) {
  const words = useWords()
  const outcome = compileAmount(yuan, of)
  return isCompiled(outcome) ? <div className="muted">{amountText(outcome.tree, words)}</div> : null
}

function Part({ reading }: { readonly reading: Reading }) {
  if (reading.kind === 'leaf') return <li>{reading.text}</li>
  return <li><div className="trace-joint">{reading.lead}</div><ul>{reading.parts.map((part, at) => <Part key={at} reading={part} />)}</ul></li>
}

/** The same as one sentence. */
export function useSentence(): (of: Subject, when: string) => string {
  const words = useWords()
  return (of, when) => {
    const outcome = compile(when, of)
    return isCompiled(outcome) ? sentenceOf(readingOf(outcome.tree, words), words) : when
  }
}
