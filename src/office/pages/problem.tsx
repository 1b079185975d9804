import { Button } from 'antd'
import { useState } from 'react'
import { getFinding } from '#contract/findings.ts'
import { getAttachment } from '#contract/rosters.ts'
import { DateText, DueText } from '#ui/date-text.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { Watermark } from '#ui/watermark.tsx'
import { useParam } from '../address.ts'
import { useCampaign, useCrumbs } from '../campaign/use-campaign.ts'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { useDownload } from '../use-download.ts'
import { useRead } from '../use-read.ts'
import { Doubt } from './problems/doubt.tsx'
import { Ageing, FindingState } from './problems/finding-tags.tsx'
import { Further } from './problems/further.tsx'
import { Ledger } from './problems/ledger.tsx'
import { AddProof, Settle } from './problems/settle.tsx'

/** One problem: where it was found, what is done about it, and everything that was done so far. */
export default function ProblemPage() {
  const { t, words } = useLanguage()
  const id = useParam('id')
  const may = useMay()
  const [isSettling, setSettling] = useState(false)
  const read = useRead(getFinding, { params: { id } })
  const finding = read.data?.id === id ? read.data : undefined
  const crumbs = useCrumbs(finding?.campaignId)
  const plan = useCampaign(finding?.campaignId)?.plan
  const file = useDownload(getAttachment)
  if (!finding) return read.error ? <ProblemNote problem={read.error} onRetry={() => void read.refetch()} /> : <Loading />
  return (
    <>
      <PageHead
        title={words(finding.kindTitle)}
        tags={<><FindingState state={finding.state} />{finding.fixedOnSpot && <Tag kind="ok">{t('findings.spot')}</Tag>}{finding.reopenedOn && <Tag kind="wait">{t('findings.reopened')}</Tag>}<Ageing finding={finding} /></>}
        crumbs={[...crumbs, { title: t('findings.title'), to: paths.problems(finding.campaignId) }]}
        note={<>{finding.townName} {finding.areaName}　<Go to={paths.household(finding.householdId)}>{t('household.of', { name: finding.headName })}</Go>{finding.personName && `　${finding.personName}`}</>}
        actions={may('finding.settle') && <Button type="primary" onClick={() => setSettling(true)}>{t('findings.settle')}</Button>}
      />
      <Doubt finding={finding} onReopen={() => setSettling(true)} />
      <div className="columns">
        <div className="stack">
          <Sheet title={t('findings.description')}>
            <p>{finding.description}</p>
            <dl className="facts">
              <dt>{t('findings.town')}</dt><dd>{finding.townName}</dd>
              <dt>{t('findings.line')}</dt><dd>{finding.line ? words(finding.line.title) : <span className="faint">{t('findings.line.none')}</span>}</dd>
              <dt>{t('findings.cause')}</dt><dd>{finding.cause || <span className="faint">{t('findings.cause.none')}</span>}</dd>
              {finding.gap && <><dt>{t('findings.gap')}</dt><dd>{words(finding.gap.title)}</dd></>}
            </dl>
            <div className="faint">{finding.foundBy}　<DateText date={finding.foundOn} />　{finding.visitId ? <Go to={paths.visit(finding.visitId)}>{t('findings.visit')}</Go> : <>{t(`findings.source.${finding.source}`)} {finding.sourceNote}</>}</div>
          </Sheet>
          <Sheet title={t(finding.fixedOnSpot ? 'visit.problem.done' : 'findings.measure')}>
            <p>{finding.measure || <span className="faint">{t('findings.no-measure')}</span>}</p>
            <dl className="facts">
              <dt>{t('findings.severity')}</dt><dd>{t(`findings.severity.${finding.severity}`)}</dd>
              <dt>{t('findings.owner')}</dt><dd>{`${finding.ownerUnit} ${finding.ownerPerson}`.trim() || <span className="faint">{t('findings.nobody')}</span>}</dd>
              <dt>{t('findings.due')}</dt><dd>{finding.due ? <DueText due={finding.due} done={finding.state === 'FIXED'} /> : <span className="faint">{t('findings.no-due')}</span>}</dd>
              {finding.reviewOn && <><dt>{t('findings.review')}</dt><dd><DueText due={finding.reviewOn} /></dd></>}
              {finding.closedOn && <><dt>{t('findings.closed')}</dt><dd><DateText date={finding.closedOn} /></dd></>}
            </dl>
          </Sheet>
          <Sheet title={t('findings.proof')}>
            <p>{finding.proof || <span className="faint">{t('findings.no-proof')}</span>}</p>
            {finding.proofFile && <p><button type="button" className="plain" onClick={() => void file.start({ params: { id: finding.proofFile!.id } })}>{finding.proofFile.name}</button></p>}
            <ProblemNote problem={file.problem} />
            {may('finding.settle') && <div className="no-print"><AddProof finding={finding} /></div>}
          </Sheet>
        </div>
        <div className="stack">
          <Further finding={finding} />
          <Ledger events={finding.events} plan={plan} />
        </div>
      </div>
      {isSettling && <Settle finding={finding} onClose={() => setSettling(false)} />}
      <Watermark />
    </>
  )
}
