/** What a field of a delimited text says: without its quotes, and without the `="…"` by which exports keep long numbers as text. */
export function fieldText(written: string): string {
  const plain = written.startsWith('"') ? written.replace(/^"((?:[^"]|"")*)"?/s, (_, inner: string) => inner.replaceAll('""', '"')) : written
  return /^="[^"]*"$/.test(plain) ? plain.slice(2, -1) : plain
}
