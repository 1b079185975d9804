import { useEffect, type RefObject } from 'react'

/**
 * The survey from the keyboard: a number chooses the answer of that place, Enter and the arrows up and down go from question to
 * question, Ctrl + Enter to the next page. Inside a written text keys do what they always do; there Enter goes on too, and in a
 * text of several lines only Ctrl + Enter.
 */
export function useDeskKeys(content: RefObject<HTMLElement | null>, onNext: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return onNext()
      const field = event.target
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !(field instanceof HTMLElement) || !content.current?.contains(field)) return
      const question = field.closest<HTMLElement>('.question')
      const isText = field.matches('textarea, input:not([type="radio"]):not([type="checkbox"]), [role="combobox"]')
      if (!isText && /^[1-9]$/.test(event.key) && question) return choose(event, question, Number(event.key))
      const step = event.key === 'Enter' && !field.matches('textarea, button, a, [role="combobox"]') ? 1 : !isText && event.key === 'ArrowDown' ? 1 : !isText && event.key === 'ArrowUp' ? -1 : 0
      if (step !== 0 && (question || field === content.current)) go(event, content.current, question, step)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
}

function choose(event: KeyboardEvent, question: HTMLElement, place: number): void {
  const choice = question.querySelectorAll<HTMLInputElement>('.chip input')[place - 1]
  if (!choice) return
  event.preventDefault()
  choice.focus()
  choice.click()
}

function go(event: KeyboardEvent, content: HTMLElement, question: HTMLElement | null, step: number): void {
  const all = [...content.querySelectorAll<HTMLElement>('.question')]
  const next = all[question ? all.indexOf(question) + step : 0]
  if (!next) return
  event.preventDefault()
  const field = next.querySelector<HTMLElement>('input:checked') ?? next.querySelector<HTMLElement>('input, textarea, [tabindex="0"]') ?? next
  field.focus()
  next.scrollIntoView({ block: 'nearest' })
}
