import { useEffect, useRef } from 'react'

/**
 * Rows of a table by keyboard: ↑ and ↓ go from row to row, a digit chooses. A row is one that holds an element with `data-row`, and
 * the first button or link in it takes the focus.
 * @param within what holds the table
 * @param choose hears the row and what was chosen, from 0
 */
export function useRowKeys(within: string, choose: (row: string, place: number) => void): void {
  const last = useRef(0)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, [role="combobox"], [role="dialog"], [role="listbox"]')) return
      const rows = [...document.querySelectorAll<HTMLElement>(`${within} tbody tr`)]
      const at = rows.findIndex((row) => row.contains(document.activeElement))
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
      // A row that was decided may be gone, and the next one stands in its place.
      const next = step === 0 ? undefined : rows[at < 0 ? Math.min(last.current, rows.length - 1) : Math.max(0, at + step)]
      if (next) {
        event.preventDefault()
        last.current = rows.indexOf(next)
        return next.querySelector<HTMLElement>('a, button')?.focus()
      }
      const row = rows[at]?.querySelector<HTMLElement>('[data-row]')?.dataset['row']
      if (row === undefined || !/^[1-9]$/.test(event.key)) return
      event.preventDefault()
      choose(row, Number(event.key) - 1)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [within, choose])
}
