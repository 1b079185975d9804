import { knownGroup } from '../area/group-name.ts'
import { readPhone } from '../id/phone.ts'
import type { RosterMapping } from './roster-field.ts'
import { readDisability, readHealth, readRosterAid } from './roster-circumstances.ts'
import { readPayment } from './roster-payment.ts'
import { readSources } from './roster-sources.ts'
import { compareWithId, readIdentity, readSigns } from './roster-identity.ts'
import type { RosterContext, RosterReading, RosterRow } from './roster-reading.ts'
import { RowUnderReading } from './row-under-reading.ts'
import { kindOfRow } from './row-kind.ts'
import type { SheetCell } from './sheet-cell.ts'

/**
 * Understands one row of a roster by itself. Households, and ids that come twice, are seen only across rows: `rosterReader`.
 * A row without a usable name or citizen id is refused; any other value that cannot be understood is left out and noted,
 * as is a village that is not found: such a row waits to be placed (J-31). Nothing is guessed, and what stood there is kept.
 * @param cells the cells of the row from column A on
 * @param mapping the field of each column
 * @param kind what the row is, when that is known
 * @returns the kind of row, the person when nothing refuses the row, and complaints whose codes stand in the locales under
 * `roster.complaint.`
 */
export function understandRow(cells: readonly SheetCell[], mapping: RosterMapping, context: RosterContext, kind: RosterReading['kind'] = kindOfRow(cells, mapping)): RosterReading {
  if (kind !== 'DATA') return { kind, complaints: [] }
  const row = new RowUnderReading(cells, mapping)
  const person = readIdentity(row, context)
  const signs = readSigns(row, person, context.today)
  if (person.citizenId !== undefined) compareWithId(row, person.citizenId)
  const [code, named] = [row.text('villageCode'), row.text('village')]
  const place = context.villages.place({ code, town: row.text('town'), village: named === '' && code === '' ? (context.sheetVillage ?? '') : named })
  if (place.fault) row.note(place.fault, place.fault.startsWith('VILLAGE_CODE') ? 'villageCode' : 'village')

  const values: Record<string, unknown> = {
    relation: row.code('relation', 'relation'),
    phone: readPhoneOf(row),
    villageId: place.villageId,
    townId: place.townId,
    group: groupOf(row.words('group'), place.villageId, context),
    address: row.words('address'),
    ...readRosterAid(row, context),
    ...readDisability(row),
    ...readHealth(row),
    ...readSources(row, context),
    ...readPayment(row, context),
    hukouType: row.code('hukouType', 'hukou-type'),
    hukouAddress: row.words('hukouAddress'),
    remark: row.words('remark'),
  }
  const isRefused = row.complaints.some((complaint) => complaint.grade === 'REFUSED')
  const understood = isRefused ? undefined : ({ ...person, ...said(values) } as RosterRow)
  return { kind, complaints: row.complaints, signs, ...(understood && { understood }) }
}

function said(values: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {}
  for (const key in values) if (values[key] !== undefined) kept[key] = values[key]
  return kept
}

function readPhoneOf(row: RowUnderReading): string | undefined {
  if (!row.said('phone')) return undefined
  const phone = readPhone(row.text('phone'))
  if (phone === undefined) row.note('PHONE_UNREADABLE', 'phone', { text: row.text('phone') })
  return phone
}

// What names none of the groups stays as it was written: a register is not corrected by leaving out.
function groupOf(written: string | undefined, villageId: string | undefined, { groupsOf }: RosterContext): string | undefined {
  return written === undefined || villageId === undefined || !groupsOf ? written : (knownGroup(written, groupsOf(villageId)) ?? written)
}
