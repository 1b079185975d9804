import { listRules } from '#contract/rules.ts'
import { useMay } from '../session.ts'
import { useRead } from '../use-read.ts'

/** How many proposed rules wait for this account as the second person. */
export function useRulesWaiting(): number {
  const may = useMay()
  const rules = useRead(listRules, {}, { enabled: may('rule.approve') }).data?.rows ?? []
  return rules.filter((rule) => rule.open?.mayDecide).length
}
