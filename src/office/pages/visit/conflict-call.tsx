import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Button } from 'antd'
import { useLanguage } from '#ui/language.ts'
import type { Saving } from './use-draft.ts'

export const conflictId = 'visit-conflict'

/** Goes to what is to be chosen, wherever on the page one was typing. */
export function goToConflict(): void {
  const place = document.getElementById(conflictId)
  place?.scrollIntoView({ block: 'center' })
  place?.focus({ preventScroll: true })
}

/** What keeps a visit from being saved stands at the top of the page. While that is out of sight a line at the foot of the window says so and leads there. */
export function ConflictCall({ saving, children }: { readonly saving: Saving; readonly children: ReactNode }) {
  const { t } = useLanguage()
  const panel = useRef<HTMLDivElement>(null)
  const [isInSight, setInSight] = useState(true)
  const isStopped = saving.kind === 'conflict' || saving.kind === 'refused'
  useEffect(() => {
    if (!panel.current || !isStopped) return
    const watch = new IntersectionObserver(([seen]) => setInSight(seen?.isIntersecting ?? true), { rootMargin: '-24px' })
    watch.observe(panel.current)
    return () => {
      watch.disconnect()
      setInSight(true)
    }
  }, [isStopped])
  if (!isStopped) return null
  return (
    <>
      <div id={conflictId} ref={panel} tabIndex={-1}>{children}</div>
      {!isInSight && (
        <div className="conflict-call note note-act no-print" role="alert">
          <b>{t(`visit.saved.${saving.kind}`)}</b>
          <Button size="small" type="primary" danger onClick={goToConflict}>{t('visit.conflict.go')}</Button>
        </div>
      )}
    </>
  )
}
