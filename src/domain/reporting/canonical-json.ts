/**
 * JSON with one spelling for one value, to be hashed: keys in the order of their UTF-16 units, no blanks, absent keys left
 * out (after RFC 8785, JSON Canonicalization Scheme).
 * @param value plain data: objects, arrays, strings, finite numbers, booleans, null
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return listed(value)
  if (typeof value === 'object' && value !== null) return keyed(value as Record<string, unknown>)
  const text = JSON.stringify(value)
  if (text === undefined || (typeof value === 'number' && !Number.isFinite(value))) throw new TypeError('not plain data')
  return text
}

// One text that grows: a report is a hundred thousand cells, and a list of texts for each row costs more than the texts.
function listed(values: readonly unknown[]): string {
  let text = '['
  for (let at = 0; at < values.length; at += 1) text += (at > 0 ? ',' : '') + canonicalJson(values[at])
  return `${text}]`
}

function keyed(object: Readonly<Record<string, unknown>>): string {
  let text = '{'
  for (const key of Object.keys(object).sort()) {
    const held = object[key]
    if (held !== undefined) text += `${text.length > 1 ? ',' : ''}${JSON.stringify(key)}:${canonicalJson(held)}`
  }
  return `${text}}`
}
