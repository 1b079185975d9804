import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import { writeDeliverableText, type DeliverableSection, type DeliverableSheet } from '#contract/deliverables.ts'
import { formatMoment } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useWrite } from '../../use-write.ts'

/** Where a person writes what the figures do not say. It is kept when it is left, and told when it was. */
export function SectionText({ sheet, section }: { readonly sheet: DeliverableSheet; readonly section: DeliverableSection }) {
  const { t, words, language } = useLanguage()
  const kept = sheet.texts.find((text) => text.section === section.id)
  const [body, setBody] = useState(kept?.body ?? '')
  const write = useWrite(writeDeliverableText)
  useEffect(() => setBody(kept?.body ?? ''), [kept?.version])
  const isChanged = body.trim() !== (kept?.body ?? '')
  const save = () => write.mutate({ params: { id: sheet.campaignId, code: sheet.code, areaId: sheet.areaId, section: section.id }, query: { no: sheet.occurrence }, body: { body, version: kept?.version ?? 0 } })
  return (
    <div className="report-write">
      <div className="no-print">
        <Input.TextArea aria-label={t('deliverables.text', { section: words(section.title) })} autoSize={{ minRows: 2, maxRows: 16 }} maxLength={4000} value={body} onChange={(event) => setBody(event.target.value)} onBlur={() => isChanged && save()} />
        <div className="report-write-foot faint">
          <span>{kept && !isChanged ? t('deliverables.text.kept', { name: kept.byName, at: formatMoment(kept.at, language) }) : ''}</span>
          {isChanged && <Button size="small" loading={write.isPending} onClick={save}>{t('deliverables.text.keep')}</Button>}
        </div>
        <ProblemNote problem={write.error} />
      </div>
      <p className="report-text print-only">{kept?.body}</p>
    </div>
  )
}
