import { Button } from 'antd'
import { useRef, useState } from 'react'
import { addRosterScan, getAttachment, returnRoster, type RosterVersion } from '#contract/rosters.ts'
import type { Plan } from '#domain/plan/plan.ts'
import { MomentText } from '#ui/date-text.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { useListed } from '#ui/listed.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { Tag } from '#ui/tag.tsx'
import { paths } from '../../paths.ts'
import { useMay } from '../../session.ts'
import { useDownload } from '../../use-download.ts'
import { useWrite } from '../../use-write.ts'
import { usePartName } from './part-name.ts'

/** The signed versions of one village, the newest first: base roster and numbered supplements. */
export function Versions({ versions, plan }: { readonly versions: readonly RosterVersion[]; readonly plan: Plan | undefined }) {
  const { t } = useLanguage()
  if (versions.length === 0) return <p className="faint">{t('roster.versions.none')}</p>
  return <ol className="versions">{[...versions].sort((a, b) => b.number - a.number).map((version, index) => <li key={version.id}><Version version={version} plan={plan} isLatest={index === 0} /></li>)}</ol>
}

function Version({ version, plan, isLatest }: { readonly version: RosterVersion; readonly plan: Plan | undefined; readonly isLatest: boolean }) {
  const { t } = useLanguage()
  const partName = usePartName()
  const listed = useListed()
  const may = useMay()
  const [isReturning, setReturning] = useState(false)
  const giveBack = useWrite(returnRoster)
  return (
    <>
      <div className="spread">
        <Go to={paths.rosterVersion(version.id)}>{t(`roster.kind.${version.kind}`, { n: version.number })}</Go>
        <Tag kind={version.state === 'RETURNED' ? 'act' : 'ok'}>{t(`roster.version-state.${version.state}`)}</Tag>
      </div>
      <div>{listed(Object.entries(version.parts).map(([part, count]) => t('roster.version.part', { part: partName(plan, part), count })))}{version.moved > 0 && t('roster.version.moved', { count: version.moved })}{version.struck > 0 && t('roster.version.struck', { count: version.struck })}</div>
      <div className="faint">{version.signedBy}　<MomentText at={version.signedAt} /></div>
      {version.returnedReason && <div className="late">{t('roster.returned.note', { name: version.returnedBy, reason: version.returnedReason })}</div>}
      <div className="faint mono" title={version.hash}>{version.hash.slice(0, 16)}…</div>
      <div className="row">
        <Scan version={version} />
        {may('roster.return') && isLatest && version.state === 'SIGNED' && <Button size="small" onClick={() => setReturning(true)}>{t('roster.return')}</Button>}
      </div>
      {isReturning && (
        <ReasonDialog
          title={t('roster.return.title', { version: t(`roster.kind.${version.kind}`, { n: version.number }) })}
          label={t('roster.return.reason')}
          okLabel={t('roster.return')}
          onOk={(reason) => giveBack.mutateAsync({ params: { id: version.id }, body: { reason } })}
          onClose={() => setReturning(false)}
        >
          <p className="muted">{t('roster.return.what', { name: version.signedBy })}</p>
        </ReasonDialog>
      )}
    </>
  )
}

const kinds = '.pdf,.jpg,.jpeg,.png'

/** The scan of the sheet with the wet signature: the one that is there, and a place to add it. */
export function Scan({ version }: { readonly version: RosterVersion }) {
  const { t } = useLanguage()
  const may = useMay()
  const input = useRef<HTMLInputElement>(null)
  const add = useWrite(addRosterScan)
  const open = useDownload(getAttachment)
  const send = (file: File | undefined) => file && add.mutate({ params: { id: version.id }, query: { name: file.name }, body: file })
  return (
    <>
      {version.scan && <button type="button" className="plain" onClick={() => void open.start({ params: { id: version.scan!.id } })}>{t('roster.scan.open', { name: version.scan.name })}</button>}
      {may('roster.sign') && (
        <>
          <Button size="small" loading={add.isPending} onClick={() => input.current?.click()}>{t(version.scan ? 'roster.scan.again' : 'roster.scan.add')}</Button>
          <input ref={input} className="visually-hidden" tabIndex={-1} type="file" accept={kinds} aria-label={t('roster.scan.add')} onChange={(event) => { send(event.target.files?.[0]); event.target.value = '' }} />
        </>
      )}
      <ProblemNote problem={add.error ?? open.problem} />
    </>
  )
}
