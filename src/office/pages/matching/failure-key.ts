/**
 * The sentence of why a run failed. Of a problem only its code is kept, since what it names may stand in rows of strangers: where its
 * own sentence names anything, a run has another one.
 */
export function failureKey(code: string, has: (key: string) => boolean): string {
  return has(`matching.failure.${code}`) ? `matching.failure.${code}` : `problem.${code}`
}
