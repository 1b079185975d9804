type Chip = { readonly value: string; readonly label: string; /** Said, but no answer. */ readonly isQuiet?: boolean }

type Props = {
  readonly name: string
  readonly chips: readonly Chip[]
  readonly value: string | undefined
  readonly onChange: (value: string) => void
  /** What is chosen among, for those who do not see it. */
  readonly label: string
  readonly id?: string
}

/** One of a few, all in sight: real radio buttons, so that arrows, tab and blank do what they always do. */
export function ChoiceChips({ name, chips, value, onChange, label, id }: Props) {
  return (
    <div className="chips" role="radiogroup" aria-label={label} id={id}>
      {chips.map((chip) => (
        <label key={chip.value} className={chip.isQuiet ? 'chip chip-quiet' : 'chip'}>
          <input type="radio" name={name} value={chip.value} checked={value === chip.value} onChange={() => onChange(chip.value)} />
          <span>{chip.label}</span>
        </label>
      ))}
    </div>
  )
}

type ManyProps = Omit<Props, 'value' | 'onChange' | 'name'> & { readonly values: readonly string[]; readonly onChange: (values: readonly string[]) => void }

/** Several of a few. */
export function ManyChips({ chips, values, onChange, label, id }: ManyProps) {
  return (
    <div className="chips" role="group" aria-label={label} id={id}>
      {chips.map((chip) => (
        <label key={chip.value} className="chip">
          <input type="checkbox" checked={values.includes(chip.value)} onChange={(event) => onChange(event.target.checked ? [...values, chip.value] : values.filter((one) => one !== chip.value))} />
          <span>{chip.label}</span>
        </label>
      ))}
    </div>
  )
}
