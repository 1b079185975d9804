import { sessionRules, type SessionRules } from '#domain/access/session-rules.ts'
import type { Database } from '../../database/connect.ts'
import { findDistrictSetting } from '../../database/district-settings.ts'
import type { Trx } from '../../database/transaction.ts'

/** The rules of sessions in a district, or the usual ones where nobody knows the district. */
export async function rulesOf(reader: Database | Trx, districtKey: string | undefined): Promise<SessionRules> {
  return sessionRules(districtKey === undefined ? undefined : await findDistrictSetting(reader, districtKey, 'session'))
}
