const most = 2000

/**
 * What comes of a text, kept for the texts that come again: a column of a register says the same few words over and over.
 * @param read depends on nothing but the text, and nobody changes what it gives
 */
export function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    let outcome = known.get(text)
    if (outcome !== undefined || known.has(text)) return outcome as T
    if (known.size >= most) known.clear()
    known.set(text, (outcome = read(text)))
    return outcome
  }
}
