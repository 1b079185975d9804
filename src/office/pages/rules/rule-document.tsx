import { Modal } from 'antd'
import { useState } from 'react'
import { getRuleDocument, type RuleVersion } from '#contract/rules.ts'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { NoticeText } from '../../parts/notice-text.tsx'
import { useRead } from '../../use-read.ts'

type Clause = RuleVersion['rule']['clause']

/** Opens the text of a document that came along, with the words of a clause marked in it. */
export function OpenRuleDocument({ id, title, clause }: { readonly id: string; readonly title: string; readonly clause: Pick<Clause, 'at' | 'says'> | undefined }) {
  const { t } = useLanguage()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="plain no-print" onClick={() => setOpen(true)}>{t('rules.text')}</button>
      {isOpen && <Modal open title={title} width={860} footer={null} onCancel={() => setOpen(false)}><Text id={id} clause={clause} /></Modal>}
    </>
  )
}

function Text({ id, clause }: { readonly id: string; readonly clause: Pick<Clause, 'at' | 'says'> | undefined }) {
  const read = useRead(getRuleDocument, { params: { id } })
  if (!read.data) return read.error ? <ProblemNote problem={read.error} onRetry={() => void read.refetch()} /> : <Loading />
  return <NoticeText notice={read.data.text} clause={clause?.says === undefined ? undefined : { at: clause.at, says: clause.says }} />
}
