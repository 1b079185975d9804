import { useState, type DragEvent } from 'react'
import { useLanguage } from './language.ts'

type Props = {
  readonly onPick: (file: File) => void
  /** What the file should be, under the invitation. */
  readonly hint?: string
  /** As the attribute of an input: `.xlsx,.csv`. */
  readonly accept?: string
  readonly isBusy?: boolean
}

/** A place to drop one file on, or to choose it. */
export function FilePick({ onPick, hint, accept, isBusy = false }: Props) {
  const { t } = useLanguage()
  const [isOver, setOver] = useState(false)
  const take = (files: FileList | null) => {
    const file = files?.[0]
    if (file && !isBusy) onPick(file)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  return (
    <label className={`drop${isOver ? ' drop-over' : ''}${isBusy ? ' drop-busy' : ''}`} onDragOver={(event) => { event.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)} onDrop={drop}>
      <input className="visually-hidden" type="file" accept={accept} disabled={isBusy} onChange={(event) => { take(event.target.files); event.target.value = '' }} />
      <div>{isBusy ? t('ui.file.busy') : t('ui.file.pick')}</div>
      {hint && <div className="faint">{hint}</div>}
    </label>
  )
}
