import { Input, Modal } from 'antd'
import { useId, useState, type ReactNode } from 'react'
import { useLanguage } from './language.ts'
import { ProblemNote } from './problem-note.tsx'

type Props = {
  readonly title: string
  /** What will happen, to whom. */
  readonly children?: ReactNode
  readonly label: string
  readonly okLabel: string
  readonly onOk: (reason: string) => Promise<unknown>
  readonly onClose: () => void
  /** Something else is still to be chosen. */
  readonly isIncomplete?: boolean
}

/** An act that needs a reason in words. Mount it to open it. */
export function ReasonDialog({ title, children, label, okLabel, onOk, onClose, isIncomplete = false }: Props) {
  const { t } = useLanguage()
  const id = useId()
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<Error>()
  const [isBusy, setBusy] = useState(false)
  const done = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      await onOk(reason.trim())
      onClose()
    } catch (error) {
      setProblem(error as Error)
      setBusy(false)
    }
  }
  return (
    <Modal open title={title} width={480} okText={okLabel} cancelText={t('ui.cancel')} onOk={done} onCancel={onClose} okButtonProps={{ disabled: reason.trim() === '' || isIncomplete, loading: isBusy }} mask={{ closable: false }}>
      <ProblemNote problem={problem} />
      {children}
      <label htmlFor={id}>{label}</label>
      <Input.TextArea id={id} rows={3} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
    </Modal>
  )
}
