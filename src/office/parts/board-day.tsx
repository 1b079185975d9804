import { Input } from 'antd'
import { addDays, isPlainDate } from '#domain/calendar/plain-date.ts'
import { useLanguage } from '#ui/language.ts'

type Props = { readonly start: string; readonly today: string; readonly day: string | undefined; readonly onChange: (day: string | undefined) => void }

/** The day at whose end one would like to see the board; empty: now. */
export function BoardDay({ start, today, day, onChange }: Props) {
  const { t } = useLanguage()
  const last = addDays(today, -1)
  return (
    <label className="row nowrap no-print">
      <span className="muted">{t('office.board.day')}</span>
      <Input
        type="date"
        size="small"
        style={{ width: 140 }}
        min={start}
        max={last}
        value={day ?? ''}
        // While a day is being typed its year passes through 0002.
        onChange={(event) => { const next = event.target.value; if (next === '' || (isPlainDate(next) && next >= start && next <= last)) onChange(next || undefined) }}
      />
    </label>
  )
}
