import { useBlocker } from '@tanstack/react-router'
import { Modal } from 'antd'
import { useEffect } from 'react'
import { useLanguage } from '#ui/language.ts'
import { isSending, isUnsaved, watchTyping } from '../typed.ts'

/** Whoever leaves a page on which something was typed and not saved is asked first, whichever page it is. */
export function Unsaved() {
  useEffect(watchTyping, [])
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && isUnsaved(),
    enableBeforeUnload: () => isUnsaved() || isSending(),
    withResolver: true,
  })
  return blocker.status === 'blocked' ? <UnsavedDialog onStay={blocker.reset} onLeave={blocker.proceed} /> : null
}

export function UnsavedDialog({ onStay, onLeave }: { readonly onStay: () => void; readonly onLeave: () => void }) {
  const { t } = useLanguage()
  return (
    <Modal open title={t('office.unsaved.title')} width={420} okText={t('office.unsaved.stay')} cancelText={t('office.unsaved.leave')} onOk={onStay} onCancel={onLeave} closable={false} keyboard={false} mask={{ closable: false }}>
      {t('office.unsaved.note')}
    </Modal>
  )
}
