import { useBlocker } from '@tanstack/react-router'
import { Modal } from 'antd'
import { useEffect } from 'react'
import { useLanguage } from '#ui/language.ts'
import { isSending, isUnsaved, watchTyping } from '../typed.ts'

/** Whoever leaves a page on which something was typed and not saved is asked first, whichever page it is. */
export function Unsaved() {
  const { t } = useLanguage()
  useEffect(watchTyping, [])
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && isUnsaved(),
    enableBeforeUnload: () => isUnsaved() || isSending(),
    withResolver: true,
  })
  if (blocker.status !== 'blocked') return null
  return (
    <Modal open title={t('office.unsaved.title')} width={420} okText={t('office.unsaved.stay')} cancelText={t('office.unsaved.leave')} onOk={blocker.reset} onCancel={blocker.proceed} closable={false} keyboard={false} mask={{ closable: false }}>
      {t('office.unsaved.note')}
    </Modal>
  )
}
