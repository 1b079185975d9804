import { Input } from 'antd'
import { useEffect, useState } from 'react'

type Props = {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly label: string
  readonly width?: number
  readonly autoFocus?: boolean
}

const pause = 350

/** Words to look for; taken over when the typing pauses, and at once with Enter. */
export function SearchBox({ value, onChange, label, width = 220, autoFocus = false }: Props) {
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  useEffect(() => {
    if (typed.trim() === value) return
    const timer = setTimeout(() => onChange(typed.trim()), pause)
    return () => clearTimeout(timer)
  })
  return (
    <Input
      type="search"
      autoFocus={autoFocus}
      aria-label={label}
      placeholder={label}
      maxLength={60}
      style={{ width }}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onPressEnter={() => onChange(typed.trim())}
    />
  )
}
