import type { ReactNode } from 'react'
import type { CardRule } from '#contract/screening.ts'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { useLanguage } from '#ui/language.ts'
import { RuleSourceText } from './rule-source.tsx'
import { RuleTitle } from './rule-title.tsx'

type Props = {
  readonly caption: string
  /** Heading of what is said of each rule. */
  readonly said: string
  readonly rules: readonly CardRule[]
  readonly render: (rule: CardRule) => ReactNode
}

/** Rules with what they stand on, and beside each what is said of it. */
export function RulesTable({ caption, said, rules, render }: Props) {
  const { t } = useLanguage()
  const columns: DataColumn<CardRule>[] = [
    { key: 'rule', title: t('card.rule'), width: '38%', render: (rule) => <><RuleTitle rule={rule} /><div className="faint"><RuleSourceText source={rule} /></div></> },
    { key: 'said', title: said, render },
  ]
  return <DataTable caption={caption} columns={columns} rows={rules} rowKey={(rule) => rule.ruleId} />
}
