import { useState } from 'react'
import { keepRecordFile } from '#contract/records.ts'
import { FilePick } from '#ui/file-pick.tsx'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useWrite } from '../../use-write.ts'

export type SentFile = { readonly id: string; readonly name: string }

type Props = { readonly campaignId: string; readonly files: readonly SentFile[]; readonly isRequired: boolean; readonly isMissing: boolean; readonly onChange: (files: readonly SentFile[]) => void }

/** Files of a record, sent as they are chosen. */
export function FileField({ campaignId, files, isRequired, isMissing, onChange }: Props) {
  const { t } = useLanguage()
  const [problem, setProblem] = useState<Error>()
  const keep = useWrite(keepRecordFile)
  const send = async (file: File) => {
    setProblem(undefined)
    try {
      const kept = await keep.mutateAsync({ params: { id: campaignId }, query: { name: file.name }, body: file })
      onChange([...files, kept])
    } catch (error) {
      setProblem(error as Error)
    }
  }
  return (
    <div className="record-field">
      <div className="record-label">{t('records.files')}{isRequired && ' *'}</div>
      <ProblemNote problem={problem} />
      <ul className="record-rows" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {files.map((file) => <li key={file.id} className="row">{file.name}<button type="button" className="plain" onClick={() => onChange(files.filter((one) => one.id !== file.id))}>{t('records.remove')}</button></li>)}
      </ul>
      <FilePick onPick={(file) => void send(file)} hint={t('records.file-hint')} isBusy={keep.isPending} />
      {isMissing && <div className="record-fault" role="alert">{t('records.fault.file')}</div>}
    </div>
  )
}
