import { Button } from 'antd'
import { useState } from 'react'
import { dismissDoubt, type Finding } from '#contract/findings.ts'
import { DateText } from '#ui/date-text.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Note } from '#ui/note.tsx'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { useCampaign } from '../../campaign/use-campaign.ts'
import { paths } from '../../paths.ts'
import { useMay } from '../../session.ts'
import { useWrite } from '../../use-write.ts'
import { useFactText } from '../household/fact-text.ts'
import { useAnswerText } from '../visit/answer-text.ts'

/** A later visit, or somebody at a desk, says otherwise: somebody reopens the problem or says why it stays closed. */
export function Doubt({ finding, onReopen }: { readonly finding: Finding; readonly onReopen: () => void }) {
  const { t, words } = useLanguage()
  const answerText = useAnswerText()
  const items = useCampaign(finding.campaignId)?.plan.forms.flatMap((form) => form.sections.flatMap((section) => section.items)) ?? []
  const may = useMay()
  const facts = useFactText()
  const dismiss = useWrite(dismissDoubt)
  const [isAsking, setAsking] = useState(false)
  if (!finding.doubt) return null
  const said = finding.doubt.facts.map(({ name, value }) => {
    const item = name.startsWith('answers.') ? items.find((one) => one.id === name.slice('answers.'.length)) : undefined
    if (item) return t('findings.doubt.fact', { name: words(item.title), value: answerText(item, value) })
    const [subject, ...rest] = name.split('.') as ['household' | 'person', ...string[]]
    return t('findings.doubt.fact', { name: facts.name(subject, rest.join('.')), value: facts.value(subject, rest.join('.'), value) })
  })
  return (
    <>
      <Note
        kind="act"
        action={may('finding.settle') && <span className="row"><Button size="small" type="primary" onClick={onReopen}>{t('findings.reopen')}</Button><Button size="small" onClick={() => setAsking(true)}>{t('findings.doubt.dismiss')}</Button></span>}
      >
        {t(finding.doubt.visitId ? 'findings.doubt.says' : 'findings.doubt.desk')} {finding.doubt.visitId ? <Go to={paths.visit(finding.doubt.visitId)}><DateText date={finding.doubt.on} /></Go> : <DateText date={finding.doubt.on} />}　{said}
      </Note>
      {isAsking && <ReasonDialog title={t('findings.doubt.dismiss')} label={t('findings.doubt.why')} okLabel={t('ui.save')} onClose={() => setAsking(false)} onOk={(note) => dismiss.mutateAsync({ params: { id: finding.id }, body: { version: finding.version, note } })} />}
    </>
  )
}
