import type { z } from 'zod'
import type { Authorisation, listAuthorisations as route } from '#contract/matching.ts'
import { ageOn } from '#domain/calendar/age.ts'
import type { PlainDate } from '#domain/calendar/plain-date.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Row } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import { findHouseholdPlace, listAuthorisationRows, listMembers } from './authorisations.queries.ts'

const adult = 18

/** What a household allowed, and which of its adults have signed nothing that holds (N-03: one from each adult). */
export async function listAuthorisations(work: Work, householdId: string): Promise<z.input<typeof route.response>> {
  const { trx, districtKey, today } = work
  if (!(await findHouseholdPlace(trx, districtKey, work.actor.scope, householdId))) throw problem('NOT_FOUND')
  const rows = (await listAuthorisationRows(trx, districtKey, work.actor.scope, householdId)).map((row) => view(row, today))
  const signed = new Set(rows.filter((row) => row.state === 'HOLDS').flatMap((row) => row.signers.map((signer) => signer.personId)))
  const members = await listMembers(trx, districtKey, householdId, today)
  const isAdult = (birth: string | null) => birth !== null && ageOn(birth, today) >= adult
  return { rows, unsigned: members.filter((one) => isAdult(one.birth_date) && !signed.has(one.id)).map(({ id, name }) => ({ personId: id, name })) }
}

function view(row: Row<'authorisation'>, today: PlainDate): Authorisation {
  const isOver = (row.ended_on !== null && row.ended_on <= today) || (row.until_date !== null && row.until_date < today)
  return {
    id: row.id,
    number: row.number,
    signers: row.signers,
    signedOn: row.signed_on,
    until: row.until_date,
    datasets: row.datasets as Authorisation['datasets'],
    state: isOver ? 'ENDED' : row.signed_on > today ? 'COMING' : 'HOLDS',
    endReason: row.end_reason,
    byName: row.by_name,
  }
}
