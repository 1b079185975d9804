import * as contract from '#contract/referrals.ts'
import type { Endpoints } from '../../http/endpoint.ts'
import { answerReferral, closeReferral } from './answer-referral.ts'
import { getReferral } from './get-referral.ts'
import { listReferableFacts } from './list-referable-facts.ts'
import { listReferrals } from './list-referrals.ts'
import { makeReferral } from './make-referral.ts'
import { passOnUpward } from './pass-on-upward.ts'

export function mountReferrals(endpoints: Endpoints): void {
  endpoints.read(contract.listReferrals, (work, { params, query }) => listReferrals(work, params.id, query))
  endpoints.read(contract.getReferral, (work, { params }) => getReferral(work, params.id))
  endpoints.read(contract.listReferableFacts, (work, { params, query }) => listReferableFacts(work, params.id, query.person))
  endpoints.write(contract.makeReferral, (work, { params, body }) => makeReferral(work, params.id, body))
  endpoints.write(contract.passOnUpward, (work, { params, body }) => passOnUpward(work, params.id, body))
  endpoints.write(contract.answerReferral, (work, { params, body }) => answerReferral(work, params.id, body))
  endpoints.write(contract.closeReferral, (work, { params, body }) => closeReferral(work, params.id, body))
}
