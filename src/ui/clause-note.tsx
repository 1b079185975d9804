import { Popover } from 'antd'
import type { ReactNode } from 'react'
import { useLanguage } from './language.ts'

export type ClauseShown = { readonly at: string; readonly says: string; readonly row?: string | null }

type Props = {
  readonly clause: ClauseShown
  /** What to click on; the article by itself when left out. */
  readonly children?: ReactNode
  /** A link to the sentence in the notice. */
  readonly link?: ReactNode
}

/** Who asked for this: the article, the words of the notice, and the row of its numbered reading. */
export function ClauseNote({ clause, children, link }: Props) {
  const { t } = useLanguage()
  const content = (
    <div className="clause">
      <div className="faint">{clause.row ? t('ui.clause.row', { at: clause.at, row: clause.row }) : clause.at}</div>
      <blockquote lang="zh-CN">{clause.says}</blockquote>
      {link}
    </div>
  )
  return (
    <Popover content={content} trigger="click" placement="bottomLeft">
      <button type="button" className={children ? 'plain' : 'plain no-print'} aria-label={t('ui.clause.open', { at: clause.at })}>
        {children ?? <span className="faint">{t('ui.clause.by', { at: clause.at })}</span>}
      </button>
    </Popover>
  )
}
