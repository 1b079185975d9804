type Props = { readonly seen: number; readonly partly?: number; readonly of: number; readonly label: string }

/** How far something has come: dark for seen, light red for partly. */
export function Bar({ seen, partly = 0, of, label }: Props) {
  const share = (part: number) => `${of === 0 ? 0 : (part / of) * 100}%`
  return (
    <div className="bar" role="img" aria-label={label} title={label}>
      <i style={{ width: share(seen) }} />
      <u style={{ width: share(partly) }} />
    </div>
  )
}
