import { Input, Modal } from 'antd'
import { useState, type ReactNode } from 'react'
import { Figure, Figures } from './figure.tsx'
import { useLanguage } from './language.ts'
import { Note } from './note.tsx'
import { ProblemNote } from './problem-note.tsx'

type Props = {
  readonly title: string
  /** Exactly what is signed. */
  readonly what: ReactNode
  /** To whom it goes. */
  readonly to: ReactNode
  readonly figures: readonly { readonly label: string; readonly value: number | string }[]
  /** What is not as it should be and goes out all the same when it is signed. */
  readonly warnings?: readonly string[]
  /** SHA-256 of what is on the screen. */
  readonly hash: string
  readonly signLabel: string
  readonly onSign: (password: string) => Promise<unknown>
  readonly onClose: () => void
}

/** Signing: what leaves, to whom, how much of it, its hash, and the password again. Mount it to open it. */
export function SignDialog({ title, what, to, figures, warnings = [], hash, signLabel, onSign, onClose }: Props) {
  const { t } = useLanguage()
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<Error>()
  const [isBusy, setBusy] = useState(false)
  const sign = async () => {
    if (password === '' || isBusy) return
    setBusy(true)
    setProblem(undefined)
    try {
      await onSign(password)
      onClose()
    } catch (error) {
      setProblem(error as Error)
      setBusy(false)
    }
  }
  return (
    <Modal open title={title} width={520} okText={signLabel} cancelText={t('ui.cancel')} onOk={sign} onCancel={onClose} okButtonProps={{ disabled: password === '', loading: isBusy }} mask={{ closable: false }}>
      <div className="sign-what">
        <dl className="facts">
          <dt>{t('ui.sign.what')}</dt>
          <dd>{what}</dd>
          <dt>{t('ui.sign.to')}</dt>
          <dd>{to}</dd>
        </dl>
        <Figures>{figures.map((figure) => <Figure key={figure.label} {...figure} />)}</Figures>
        {warnings.length > 0 && <Note kind="act">{t('ui.sign.warning')}{warnings.map((one) => <div key={one}>{one}</div>)}</Note>}
        <div className="faint">{t('ui.sign.hash')}</div>
        <div className="mono">{hash}</div>
      </div>
      <p className="muted">{t('ui.sign.frozen')}</p>
      <ProblemNote problem={problem} />
      <label htmlFor="sign-password">{t('ui.sign.password')}</label>
      <Input.Password id="sign-password" autoFocus autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} onPressEnter={sign} />
    </Modal>
  )
}
