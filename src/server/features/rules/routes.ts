import * as contract from '#contract/rules.ts'
import type { Endpoints } from '../../http/endpoint.ts'
import { approveRules } from './approve-rules.ts'
import { checkRule } from './check-rule.ts'
import { approveRule, refuseRule } from './decide-rule.ts'
import { changeDraft, draftRule } from './draft-rule.ts'
import { endRule } from './end-rule.ts'
import { getRule, listRules } from './list-rules.ts'
import { proposeRule } from './propose-rule.ts'
import { getRuleDocument, listRuleDocuments } from './rule-documents.ts'
import { listRuleSets, takeOverRuleSet } from './take-over-rule-set.ts'
import { withdrawRule } from './withdraw-rule.ts'

export function mountRules(endpoints: Endpoints): void {
  endpoints.read(contract.listRules, async (work) => ({ rows: await listRules(work) }))
  endpoints.read(contract.getRule, (work, { params }) => getRule(work, params.id))
  endpoints.read(contract.checkRule, async (_work, { body }) => checkRule(body))
  // Rules are reference data of the whole district, beyond the rights of the scoped role.
  endpoints.wideWrite(contract.draftRule, (work, { body }) => draftRule(work, body.rule))
  endpoints.read(contract.listRuleDocuments, () => listRuleDocuments())
  endpoints.read(contract.getRuleDocument, (_work, { params }) => getRuleDocument(params.id))
  endpoints.read(contract.listRuleSets, (work) => listRuleSets(work))
  endpoints.wideWrite(contract.takeOverRuleSet, (work, { body }) => takeOverRuleSet(work, body.set, body.effectiveFrom))
  endpoints.wideWrite(contract.approveRules, (work, { body }) => approveRules(work, body.ids))
  endpoints.wideWrite(contract.changeDraft, (work, { params, body }) => changeDraft(work, params.id, body))
  endpoints.wideWrite(contract.proposeRule, (work, { params, body }) => proposeRule(work, params.id, body.effectiveFrom))
  endpoints.wideWrite(contract.approveRule, (work, { params }) => approveRule(work, params.id))
  endpoints.wideWrite(contract.refuseRule, (work, { params, body }) => refuseRule(work, params.id, body.reason))
  endpoints.wideWrite(contract.endRule, (work, { params, body }) => endRule(work, params.id, body))
  endpoints.wideWrite(contract.withdrawRule, (work, { params, body }) => withdrawRule(work, params.id, body.reason))
}
