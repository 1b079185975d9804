import type { Resident } from '#contract/institutions.ts'
import { DateText } from '#ui/date-text.tsx'
import { useLanguage } from '#ui/language.ts'
import { Tag, type TagKind } from '#ui/tag.tsx'

export const answerKinds: Readonly<Record<'GOOD' | 'FAIR' | 'PROBLEM', TagKind>> = { GOOD: 'ok', FAIR: 'wait', PROBLEM: 'act' }

/** The last check in a cell: its day, and what of it is not good. */
export function CheckMarks({ checks }: Pick<Resident, 'checks'>) {
  const { t, words } = useLanguage()
  const [last] = checks
  if (!last) return <span className="faint">{t('institutions.check.never')}</span>
  const notGood = last.answers.filter((one) => one.answer !== 'GOOD')
  return <><DateText date={last.on} /> {notGood.length === 0 ? <Tag kind="ok">{t('institutions.answer.GOOD')}</Tag> : notGood.map((one) => <span key={one.id}><Tag kind={answerKinds[one.answer]}>{words(one.title)}</Tag> </span>)}</>
}
