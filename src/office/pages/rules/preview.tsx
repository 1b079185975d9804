import { Input } from 'antd'
import { useState } from 'react'
import { call } from '#client/call.ts'
import { previewRule } from '#contract/screening.ts'
import { MomentText } from '#ui/date-text.tsx'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { useToday } from '#ui/today.ts'
import { Found } from './found.tsx'
import { usePreview } from './use-preview.ts'

type Props = { readonly ruleId: string | null; readonly of: 'household' | 'person'; readonly when: string; readonly aid: string; readonly amount: string; /** The day on which it is to begin, today without one. */ readonly from?: string }

/** Who would enter and who would leave if the rule read as it is written now, and what that costs. */
export function Preview({ ruleId, of, when, aid, amount, from }: Props) {
  const { t } = useLanguage()
  const today = useToday()
  const [on, setOn] = useState(from !== undefined && from > today ? from : today)
  const { answer, reading, problem } = usePreview({ ruleId, of, when, on, ...(aid !== '' && { aid }), ...(amount !== '' && { amount }) }, (body, signal) => call(previewRule, { body, signal }))
  const isPriced = amount !== ''
  return (
    <Sheet title={t('rules.preview')} extra={<><label className="row">{t('rules.preview.on')} <Input type="date" style={{ width: 150 }} min={today} value={on} onChange={(event) => setOn(event.target.value || today)} /></label> {answer?.readAt && <span className="faint">{t('rules.preview.read-at')} <MomentText at={answer.readAt} /></span>}</>} note={<>{t('rules.preview.note')}。{t('rules.group.note')}。{isPriced ? `${aid === '' ? '' : `${t('rules.cost.note')}。`}${t('rules.cost.least')}。` : t('rules.cost.none')}</>}>
      <ProblemNote problem={problem} />
      <div role="status">{reading && t('rules.preview.reading', { ...reading })}</div>
      {answer?.found && <Found found={answer.found} isPriced={isPriced} />}
    </Sheet>
  )
}
