/** When somebody last said anything of a hit: a verdict, or that what follows was carried out, which comes after it. */
export function saidAtOf({ decided_at: decidedAt, done_at: doneAt }: { readonly decided_at: string | null; readonly done_at: string | null }): string | null {
  return doneAt ?? decidedAt
}
