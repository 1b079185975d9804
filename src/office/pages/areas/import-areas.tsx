import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { annotateAreas, compareAreas, importAreas, type AreaDifference } from '#contract/areas.ts'
import { FilePick } from '#ui/file-pick.tsx'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { useToday } from '#ui/today.ts'
import { AreaFaults } from '../../parts/area-faults.tsx'
import { useDownload } from '../../use-download.ts'
import { useWrite } from '../../use-write.ts'
import { Difference } from './difference.tsx'

/** A list of divisions: what it would change is shown, then it is applied as of a day. */
export function ImportAreas({ isFirst, onClose }: { readonly isFirst: boolean; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const { message } = App.useApp()
  const today = useToday()
  const [file, setFile] = useState<File>()
  const [seen, setSeen] = useState<AreaDifference>()
  const [on, setOn] = useState(today)
  const [end, setEnd] = useState<readonly string[]>([])
  const annotate = useDownload(annotateAreas)
  const compare = useWrite(compareAreas, { onDone: setSeen })
  const send = useWrite(importAreas, {
    onDone: (done) => {
      void message.success(t('areas.done.import', done))
      onClose()
      setSeen(undefined)
    },
  })
  const pick = (picked: File) => {
    setFile(picked)
    setSeen(undefined)
    setEnd([])
    compare.mutate({ query: { name: picked.name }, body: picked })
  }
  const changes = seen ? seen.added.length + seen.renamed.length + seen.recoded.length + seen.moved.length + end.length : 0
  return (
    <Sheet title={t('areas.import')} extra={!isFirst && <button type="button" className="plain" onClick={onClose}>{t('areas.close')}</button>}>
      <ProblemNote problem={compare.error ?? send.error ?? annotate.problem} />
      <AreaFaults problem={compare.error} {...(file && { onAnnotate: () => void annotate.start({ query: { name: file.name }, body: file }) })} />
      {(!seen || send.error) && <FilePick accept=".xlsx,.csv" hint={t('areas.import-hint')} isBusy={compare.isPending} onPick={pick} />}
      {seen && file && (
        <>
          <p><b>{file.name}</b></p>
          <Difference difference={seen} end={end} onEnd={setEnd} />
          {!isFirst && (
            <p>
              <label className="row">{t('areas.on')}<Input type="date" max={today} value={on} style={{ width: 150 }} onChange={(event) => setOn(event.target.value)} /></label>
            </p>
          )}
          <div className="row">
            <Button type="primary" loading={send.isPending} disabled={changes === 0} onClick={() => send.mutate({ query: { name: file.name, hash: seen.hash, ...(isFirst ? {} : { on }), ...(end.length > 0 ? { end: end.join(',') } : {}) }, body: file })}>
              {changes === 0 ? t('areas.nothing-new') : t('areas.apply', { n: changes })}
            </Button>
            <Button onClick={() => { setSeen(undefined); setFile(undefined) }}>{t('ui.cancel')}</Button>
          </div>
        </>
      )}
    </Sheet>
  )
}
