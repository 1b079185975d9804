import { Button } from 'antd'
import { useState } from 'react'
import { getAnnotated, undoImport, type RosterImport } from '#contract/imports.ts'
import { Figure, Figures } from '#ui/figure.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Note } from '#ui/note.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { paths } from '../../paths.ts'
import { useDownload } from '../../use-download.ts'
import { useWrite } from '../../use-write.ts'
import { ResultRows } from './result-rows.tsx'

/** What became of each row: counts that open their rows, the workbook back, undo. */
export function Result({ found }: { readonly found: RosterImport }) {
  const { t, language } = useLanguage()
  const download = useDownload(getAnnotated)
  const undo = useWrite(undoImport)
  const [isAsking, setAsking] = useState(false)
  const { counts } = found
  const open = (state: string) => `${paths.import(found.id)}?state=${state}`
  return (
    <div className="stack">
      <ProblemNote problem={download.problem ?? undo.error} />
      {isAsking && (
        <Note kind="wait" action={<div className="row nowrap"><Button size="small" danger loading={undo.isPending} onClick={() => undo.mutate({ params: { id: found.id } }, { onSettled: () => setAsking(false) })}>{t('imports.undo.do')}</Button><Button size="small" onClick={() => setAsking(false)}>{t('ui.cancel')}</Button></div>}>
          {t('imports.undo.what', { rows: counts.imported, households: counts.households })}
        </Note>
      )}
      <Sheet
        flush
        title={t('imports.result')}
        extra={
          <>
            {found.canUndo && !isAsking && <Button onClick={() => setAsking(true)}>{t('imports.undo')}</Button>}
            <Button type={counts.refused > 0 ? 'primary' : 'default'} loading={download.isBusy} onClick={() => void download.start({ params: { id: found.id }, query: { language } })}>{t('imports.workbook')}</Button>
          </>
        }
        note={counts.refused > 0 ? t('imports.workbook.why') : undefined}
      >
        <Figures>
          <Figure label={t('imports.count.rows')} value={counts.rows} to={paths.import(found.id)} />
          <Figure label={t('imports.count.imported')} value={counts.imported} to={open('IMPORTED')} />
          <Figure label={t('imports.count.refused')} value={counts.refused} to={open('REFUSED')} act />
          <Figure label={t('imports.count.alreadyIn')} value={counts.alreadyIn} to={open('ALREADY_IN')} />
          <Figure label={t('imports.count.skipped')} value={counts.skipped} to={open('SKIPPED')} />
          <Figure label={t('imports.count.households')} value={counts.households} {...(found.state === 'DONE' && { to: paths.roster(found.campaignId, { import: found.id }) })} />
          <Figure label={t('imports.count.unplaced')} value={counts.unplaced} {...(found.state === 'DONE' && { to: paths.roster(found.campaignId, { unplaced: 'true' }) })} act />
        </Figures>
        {counts.unplaced > 0 && found.state === 'DONE' && <div className="result-next"><Go to={paths.roster(found.campaignId, { unplaced: 'true' })}>{t('imports.place', { count: counts.unplaced })}</Go></div>}
      </Sheet>
      {found.state === 'DONE' && !found.canUndo && <p className="faint">{t('imports.undo.not')}</p>}
      <ResultRows found={found} />
    </div>
  )
}
