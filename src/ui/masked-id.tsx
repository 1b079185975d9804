import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useLanguage } from './language.ts'
import { ProblemNote } from './problem-note.tsx'

type Props = {
  readonly masked: string
  /** Fetches the whole number for a purpose; left out where the account may not. */
  readonly onOpen?: (purpose: string) => Promise<string>
}

/** A number that is masked until somebody says what for. The whole one stays on the page only as long as the page does. */
export function MaskedId({ masked, onOpen }: Props) {
  const { t } = useLanguage()
  const [whole, setWhole] = useState<string>()
  const [isAsking, setAsking] = useState(false)
  const [purpose, setPurpose] = useState('')
  const [problem, setProblem] = useState<Error>()
  const [isBusy, setBusy] = useState(false)
  const open = async () => {
    setBusy(true)
    try {
      setWhole(await onOpen?.(purpose.trim()))
      setAsking(false)
    } catch (error) {
      setProblem(error as Error)
    }
    setBusy(false)
  }
  return (
    <span className="masked">
      {whole ?? masked}
      {onOpen && !whole && masked !== '' && <button type="button" className="plain no-print" onClick={() => setAsking(true)}>{t('ui.masked.open')}</button>}
      {isAsking && (
        <Modal open title={t('ui.masked.title')} okText={t('ui.masked.show')} cancelText={t('ui.cancel')} okButtonProps={{ disabled: purpose.trim() === '', loading: isBusy }} onOk={open} onCancel={() => setAsking(false)} width={440}>
          <ProblemNote problem={problem} />
          <p className="muted">{t('ui.masked.why')}</p>
          <Input autoFocus aria-label={t('ui.masked.purpose')} placeholder={t('ui.masked.purpose')} maxLength={200} value={purpose} onChange={(event) => setPurpose(event.target.value)} onPressEnter={() => purpose.trim() !== '' && void open()} />
        </Modal>
      )}
    </span>
  )
}
