import { partsOfRule, isSound, type RuleComplaint } from '#domain/policy/rule-parts.ts'

/** Mistakes of a rule that is being written, found here with every key: the server looks again when it is saved. */
export function useChecked({ of, when, near, aid, amount }: { readonly of: 'household' | 'person'; readonly when: string; readonly near: string; readonly aid: string; readonly amount: string }): readonly RuleComplaint[] {
  if (when.trim() === '') return []
  const parts = partsOfRule({ of, when, ...(near.trim() !== '' && { near }), ...(aid !== '' && { aid }), ...(amount.trim() !== '' && { amount: { yuan: amount } }) })
  return isSound(parts) ? [] : parts
}
