import { createContext, useContext } from 'react'

/** Who prints: name and unit, and the moment, as one line. Set once by the shell. */
export const PrinterContext = createContext<() => string>(() => '')

/** On paper only: who printed this and when, across the page. For every page that shows names. */
export function Watermark() {
  const line = useContext(PrinterContext)()
  return (
    <div className="watermark" aria-hidden>
      <div>{Array.from({ length: 40 }, (_, index) => <span key={index}>{line}</span>)}</div>
    </div>
  )
}
