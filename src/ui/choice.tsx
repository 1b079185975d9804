import { Select } from 'antd'

type Props = {
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly label: string
  readonly width?: number
}

/** One of a few things to narrow a list by, or none. */
export function Choice({ value, onChange, options, label, width = 130 }: Props) {
  return (
    <Select
      aria-label={label}
      placeholder={label}
      style={{ width }}
      popupMatchSelectWidth={false}
      allowClear
      value={value ?? null}
      options={[...options]}
      onChange={(chosen) => onChange(chosen ?? undefined)}
    />
  )
}
