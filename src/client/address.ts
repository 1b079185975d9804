type Values = Readonly<Record<string, unknown>>

/** The address of a route: `:name` parts filled from `params`, what is given of `query` behind it. */
export function addressOf(path: string, params: Values = {}, query: Values = {}): string {
  const filled = path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined || value === null || value === '') throw new TypeError(`${path} needs ${name}`)
    return encodeURIComponent(String(value))
  })
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) search.append(name, String(value))
  }
  const tail = search.toString()
  return tail === '' ? filled : `${filled}?${tail}`
}
