/** Whether words can be a proof that a problem is closed: two letters or digits at least; a full stop proves nothing. */
export function isProof(text: string): boolean {
  return (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 2
}
