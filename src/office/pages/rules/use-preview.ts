import { useEffect, useState } from 'react'

type Reading = { readonly done: number; readonly of: number }
type Answer = { readonly reading: Reading | null; readonly readAt: string | null }

const rest = 400 // milliseconds after the last key
const again = 1000

/**
 * Asks for a preview a moment after the last change of what is asked, and again while the district is being read; the last answer stays
 * meanwhile.
 * @param asked what is asked, undefined for nothing
 */
export function usePreview<Asked, T extends Answer>(asked: Asked | undefined, ask: (asked: Asked, signal: AbortSignal) => Promise<T>): { readonly answer: T | undefined; readonly reading: Reading | null; readonly problem: Error | undefined } {
  const [answer, setAnswer] = useState<T>()
  const [reading, setReading] = useState<Reading | null>(null)
  const [problem, setProblem] = useState<Error>()
  const key = JSON.stringify(asked)
  useEffect(() => {
    if (asked === undefined) return
    const over = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const send = async () => {
      try {
        const next = await ask(asked, over.signal)
        if (over.signal.aborted) return
        setProblem(undefined)
        setReading(next.reading)
        if (next.reading) timer = setTimeout(() => void send(), again)
        else setAnswer(next)
      } catch (error) {
        if (!over.signal.aborted) setProblem(error as Error)
      }
    }
    timer = setTimeout(() => void send(), rest)
    return () => {
      over.abort()
      clearTimeout(timer)
    }
  }, [key])
  return { answer, reading, problem }
}
