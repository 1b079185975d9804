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

  // Complaints stand in the order of what is read.
  const [relation, phone] = [row.code('relation', 'relation'), readPhoneOf(row)]
  const [group, address] = [groupOf(row.words('group'), place.villageId, context), row.words('address')]
  const { aid, part, supportForm } = readRosterAid(row, context)
  const { disabilityKind, disabilityLevel } = readDisability(row)
  const { selfCare, livingState, seriousIllness, childClass } = readHealth(row)
  const { sources, reason, particulars } = readSources(row, context)
  const { lastPaymentOn, lastPaymentAmount, lastReviewOn, disabilityCard } = readPayment(row, context)
  const [hukouType, hukouAddress, remark] = [row.code('hukouType', 'hukou-type'), row.words('hukouAddress'), row.words('remark')]

  const { name, citizenId, sex, birthDate } = person
  const isRefused = name === undefined || citizenId === undefined || row.complaints.some((complaint) => complaint.grade === 'REFUSED')
  const understood: RosterRow | undefined = isRefused
    ? undefined
    : {
        name,
        citizenId,
        sex: sex!,
        birthDate: birthDate!,
        relation,
        isHead: undefined,
        phone,
        villageId: place.villageId,
        townId: place.townId,
        group,
        address,
        part,
        aid,
        supportForm,
        disabilityKind,
        disabilityLevel,
        selfCare,
        livingState,
        seriousIllness,
        childClass,
        sources,
        reason,
        particulars,
        hukouType,
        hukouAddress,
        lastPaymentOn,
        lastPaymentAmount,
        lastReviewOn,
        disabilityCard,
        remark,
      }
  return { kind, complaints: row.complaints, signs, understood }
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
