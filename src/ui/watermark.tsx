import { createContext, useContext, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Who prints: name and unit, and the moment, as one line. Set once by the shell. */
export const PrinterContext = createContext<() => string>(() => '')

/** On paper only: who printed this and when, across the page. For every page that shows names. */
export function Watermark() {
  const printer = useContext(PrinterContext)
  const [line, setLine] = useState(printer)
  useEffect(() => {
    const renew = () => flushSync(() => setLine(printer()))
    window.addEventListener('beforeprint', renew)
    return () => window.removeEventListener('beforeprint', renew)
  }, [printer])
  return (
    <div className="watermark" aria-hidden>
      <div>{Array.from({ length: 40 }, (_, index) => <span key={index}>{line}</span>)}</div>
    </div>
  )
}
