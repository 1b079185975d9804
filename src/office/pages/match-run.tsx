import { Button, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { cancelRun, getRun, listDatasets, type MatchRun } from '#contract/matching.ts'
import { ProblemError } from '#client/problem-error.ts'
import { Bar } from '#ui/bar.tsx'
import { DateText, MomentText } from '#ui/date-text.tsx'
import { FilePick } from '#ui/file-pick.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { formatBytes, formatNumber } from '#ui/format.ts'
import { Go, useGo } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { Note } from '#ui/note.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { useParam } from '../address.ts'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { useRead } from '../use-read.ts'
import { useWrite } from '../use-write.ts'
import './matching/matching.css'
import { failureKey } from './matching/failure-key.ts'
import { usePartText } from './matching/last-delivery.tsx'
import { RunStateTag } from './matching/run-state-tag.tsx'
import { startSending, stopSending, useSending } from './matching/sending.ts'
import { usePlaceText } from './matching/use-place-text.ts'
import { useCodeName } from './roster/code-names.ts'

const every = 2000

/** One run: how far it is, whom it looked for, what it found and what it could not read. */
export default function MatchRunPage() {
  const { t, has } = useLanguage()
  const may = useMay()
  const go = useGo()
  const codeName = useCodeName()
  const id = useParam('id')
  const sending = useSending(id)
  const read = useRead(getRun, { params: { id } }, { again: (run) => (run?.state === 'READING' && !sending?.isSending ? every : false) })
  const stored = read.data?.id === id ? read.data : undefined
  const run = sending && (sending.isSending || !stored || stored.readBytes <= sending.run.readBytes) && stored?.state !== 'CANCELLED' ? sending.run : stored
  if (!run) return read.error ? <ProblemNote problem={read.error} onRetry={() => void read.refetch()} /> : <Loading />
  const isOpen = run.state === 'READING' || run.state === 'INTERRUPTED'
  // Sending the same again would come to the same.
  const isOtherFile = sending?.problem instanceof ProblemError && (sending.problem.code === 'MATCH_FILE_CHANGED' || sending.problem.code === 'MATCH_OTHER_FILE')
  return (
    <>
      <PageHead
        title={run.fileName}
        tags={<RunStateTag state={sending?.isSending ? 'READING' : isOpen && sending?.problem ? 'INTERRUPTED' : run.state} />}
        crumbs={[{ title: t('matching.title'), to: paths.matching() }]}
        note={<>{t(`matching.dataset.${run.dataset}`)}　{t('matching.source-date')} <DateText date={run.sourceDate} />　{run.purpose}　{run.department !== null && <>{codeName('department', run.department)}　</>}{run.byName} <MomentText at={run.at} /></>}
        actions={<>{isOpen && may('matching.run') && <Cancel run={run} />}{(run.hits ?? 0) > 0 && may('matching.decide') && <Button type={isOpen ? 'default' : 'primary'} onClick={() => go(paths.matchHits({ run: run.id }))}>{t('matching.decide.all')}</Button>}</>}
      />
      <div className="stack">
        <ProblemNote problem={sending?.problem ?? read.error} {...(sending?.problem && isOpen && !isOtherFile && { onRetry: () => void startSending(run, sending.file) })} />
        {isOtherFile && isOpen && <Note action={<Go to={paths.newMatch({ dataset: run.dataset })}>{t('matching.new')}</Go>}>{t('matching.other-file.next')}</Note>}
        {run.failure && <Note kind="act" action={may('matching.run') && <Go to={paths.newMatch({ dataset: run.dataset })}>{t('matching.new')}</Go>}>{t(failureKey(run.failure, has), { file: run.fileName })}</Note>}
        {run.state === 'DONE' && <Lacks run={run} />}
        {run.endsShort && <Note kind="wait">{t('matching.ends-short')}</Note>}
        {isOpen && (sending?.isSending ? <Progress run={run} isChecking={sending.isChecking} /> : may('matching.run') && <Again run={run} />)}
        {(run.failure === null || run.rows > 0) && <Found run={run} />}
        <Sheet>
          <dl className="facts">
            <dt>{t('matching.basis')}</dt>
            <dd>{t(`matching.basis.${run.basis}`)}{run.legalBasis && <>　{run.legalBasis}</>}</dd>
            <dt>{t('matching.scope')}</dt>
            <dd>{t('matching.sought', run)}{run.leftOut > 0 && <div className="faint">{t('matching.left-out', { households: run.leftOut })}</div>}</dd>
            {run.digest && <><dt>{t('matching.digest')}</dt><dd className="mono">{run.digest}</dd></>}
          </dl>
        </Sheet>
        {run.refusedAt.length > 0 && <Refused run={run} />}
      </div>
    </>
  )
}

function Progress({ run, isChecking }: { readonly run: MatchRun; readonly isChecking: boolean }) {
  const { t, language } = useLanguage()
  const text = isChecking ? t('matching.checking') : t('matching.progress', { done: formatBytes(run.readBytes, language), size: formatBytes(run.size, language) })
  return (
    <Sheet>
      <div role="status" aria-live="polite">{text}</div>
      <Bar seen={run.readBytes} of={run.size} label={text} />
    </Sheet>
  )
}

/** A run that nobody sends anything to: its file is not here any more, so the same one is asked for. */
function Again({ run }: { readonly run: MatchRun }) {
  const { t } = useLanguage()
  if (run.state === 'READING' && !run.isMine) return <Note>{t('matching.elsewhere', { name: run.byName })}</Note>
  return (
    <Sheet title={t('matching.again.title')}>
      <p>{t('matching.again.note', { file: run.fileName })}</p>
      <FilePick accept=".csv,.txt,.xlsx,.ods" onPick={(file) => void startSending(run, file)} />
    </Sheet>
  )
}

function Found({ run }: { readonly run: MatchRun }) {
  const { t } = useLanguage()
  const refused = run.refused.reduce((sum, one) => sum + one.count, 0)
  const hits = (filter: Record<string, string>) => paths.matchHits({ run: run.id, state: 'all', ...filter })
  return (
    <Sheet flush note={run.hits === null ? t('matching.found.civil-affairs') : run.state === 'DONE' && run.hits === 0 ? t('matching.no-hit') : undefined}>
      <Figures>
        <Figure label={t('matching.rows')} value={run.rows} />
        {run.concerned !== null && <Figure label={t('matching.concerned')} value={run.concerned} to={hits({})} />}
        {run.hits !== null && <Figure label={t('matching.hits')} value={run.hits} to={hits({})} />}
        {run.fresh !== null && <Figure label={t('matching.fresh')} value={run.fresh} to={hits({ fresh: 'true' })} act />}
        {run.otherName !== null && <Figure label={t('matching.other-name')} value={run.otherName} to={hits({ name: 'DIFFERS' })} />}
        <Figure label={t('matching.refused')} value={refused} />
        <Figure label={t('matching.without-id')} value={run.withoutId} />
        {(run.alike ?? 0) > 0 && <Figure label={t('matching.alike.count')} value={run.alike ?? 0} />}
      </Figures>
    </Sheet>
  )
}

function Refused({ run }: { readonly run: MatchRun }) {
  const { t, language } = useLanguage()
  return (
    <Sheet title={t('matching.refused')} note={t('matching.refused.note')}>
      <ul>
        {run.refused.map(({ fault, count }) => (
          <li key={fault}>
            {t(`imports.complaint.ID_${fault}`)}　{t('matching.rows.count', { rows: formatNumber(count, language) })}
            <Places of={run.refusedAt.filter((one) => one.fault === fault).map((one) => one.place)} />
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

/** That a run does not stand for its data set, as long as nothing came after it. */
function Lacks({ run }: { readonly run: MatchRun }) {
  const partText = usePartText()
  const { data, refetch } = useRead(listDatasets, {})
  // What the ledger said while the file was on its way knows nothing of it.
  useEffect(() => void refetch(), [refetch, run.id])
  const part = data?.rows.find((one) => one.code === run.dataset)?.part
  return part?.runId === run.id ? <Note kind="wait">{partText(part)}</Note> : null
}

/** Nothing where the first of all refused rows have other reasons. */
function Places({ of }: { readonly of: readonly string[] }) {
  const { t } = useLanguage()
  const placeText = usePlaceText()
  if (of.length === 0) return null
  return (
    <details>
      <summary>{t('matching.refused.first')}</summary>
      <p className="faint">{of.map(placeText).join('　')}</p>
    </details>
  )
}

function Cancel({ run }: { readonly run: MatchRun }) {
  const { t } = useLanguage()
  const [isAsking, setAsking] = useState(false)
  const cancel = useWrite(cancelRun)
  const stop = async () => {
    stopSending(run.id)
    if (await cancel.mutateAsync({ params: { id: run.id } }).catch(() => undefined)) setAsking(false)
  }
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('matching.cancel')}</Button>
      <Modal open={isAsking} title={t('matching.cancel.title')} width={420} okText={t('matching.cancel')} cancelText={t('ui.cancel')} okButtonProps={{ loading: cancel.isPending }} onOk={() => void stop()} onCancel={() => setAsking(false)}>
        <ProblemNote problem={cancel.error} />
        {t('matching.cancel.note')}
      </Modal>
    </>
  )
}
