import type { ReactNode } from 'react'

/** `act`: somebody must act. `wait`: it will soon be so. `ok`: done. `accent`: what this is. `plain`: said in passing. */
export type TagKind = 'act' | 'ok' | 'wait' | 'accent' | 'plain'

export function Tag({ kind = 'plain', children }: { readonly kind?: TagKind; readonly children: ReactNode }) {
  return <span className={kind === 'plain' ? 'tag' : `tag tag-${kind}`}>{children}</span>
}
