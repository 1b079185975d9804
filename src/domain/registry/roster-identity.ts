import type { PlainDate } from '../calendar/plain-date.ts'
import { birthDateOf, checkCitizenId, isTestRegion, sexOf } from '../id/citizen-id.ts'
import { bareWord, readCode } from './code-words.ts'
import { halfWidth } from './half-width.ts'
import type { HouseholdSigns, RosterContext } from './roster-reading.ts'
import type { RowUnderReading } from './row-under-reading.ts'
import { agrees, readDate, readYesNo } from './roster-values.ts'
import type { Sex } from './sex.ts'

export type Identity = { readonly name: string | undefined; readonly citizenId: string | undefined; readonly sex: Sex | undefined; readonly birthDate: PlainDate | undefined }

const headRelations: ReadonlySet<string> = new Set(['01', '02'])

/** Name and citizen id; sex and birth date from the id (GB 11643-1999). What is unusable is refused and left out. */
export function readIdentity(row: RowUnderReading, context: RosterContext): Identity {
  const name = readName(row)
  const citizenId = readId(row, context)
  return { name, citizenId, sex: citizenId === undefined ? undefined : sexOf(citizenId), birthDate: citizenId === undefined ? undefined : birthDateOf(citizenId) }
}

// Two-character names are spaced out on paper; a remark in brackets is no part of a name.
function tidyName(written: string): string {
  const name = halfWidth(written).replace(/[(【[][^)】\]]*[)】\]]\s*$/, '').trim()
  return /\p{Script=Han}/u.test(name) ? name.replaceAll(/\s+/g, '') : name.replaceAll(/\s+/g, ' ')
}

function readName(row: RowUnderReading): string | undefined {
  const written = row.text('name')
  if (row.isUncomputed('name')) return undefined
  if (!row.said('name')) return void row.refuse('NAME_EMPTY', 'name')
  const name = tidyName(written)
  if (!/^[\p{L}\p{M}·•.' -]{1,60}$/u.test(name)) return void row.refuse('NAME_UNREADABLE', 'name', { text: written })
  if (/[([【]/.test(halfWidth(written))) row.note('NAME_WITH_REMARK', 'name', { text: written })
  return name
}

// Somebody who has none comes in by hand, with a number that stands for it: a list cannot tell whether it is the same child next time.
const saysNone = /^(无|没有|暂无|未办|未办理|无证|无户口|无身份证|黑户|不详)$/

function readId(row: RowUnderReading, context: RosterContext): string | undefined {
  const cell = row.cell('citizenId')
  if (row.isUncomputed('citizenId')) return undefined
  const check = checkCitizenId(cell.text, { allowTestRegion: true, today: context.today, from: cell.raw === 'number' ? 'number' : 'text' })
  if (!check.ok) return void row.refuse(saysNone.test(bareWord(cell.text)) ? 'ID_NONE' : `ID_${check.fault}`, 'citizenId')
  if (check.upgraded) row.note('ID_WAS_15', 'citizenId')
  else if (cell.text.trim() !== check.id && /['’‘`]/.test(cell.text)) row.note('ID_WITH_APOSTROPHE', 'citizenId')
  if (context.kind === 'example' && !isTestRegion(check.id)) return void row.refuse('ID_NOT_TEST_REGION', 'citizenId')
  if (context.kind === 'real' && isTestRegion(check.id)) return void row.refuse('ID_TEST_REGION', 'citizenId')
  return check.id
}

/** Notes where the columns of sex and birth date say something else than the id. The id is believed: it has a check digit. */
export function compareWithId(row: RowUnderReading, citizenId: string): void {
  const sex = row.code('sex', 'sex')
  if (sex !== undefined && sex !== sexOf(citizenId)) row.note('SEX_DISAGREES', 'sex', { text: row.text('sex') })
  if (!row.said('birthDate')) return
  const written = readDate(row.cell('birthDate'))
  if (!written) row.note('DATE_UNREADABLE', 'birthDate', { text: row.text('birthDate') })
  else if (!agrees(written, birthDateOf(citizenId)!)) row.note('BIRTH_DATE_DISAGREES', 'birthDate', { text: row.text('birthDate') })
}

/** What the row says of its household, also when the row itself is refused: the others of its household must not go astray. */
export function readSigns(row: RowUnderReading, person: Identity, today: PlainDate): HouseholdSigns {
  const relation = readCode('relation', row.text('relation'))
  const ticked = row.said('isHead') ? (readYesNo(row.text('isHead')) ?? (bareWord(row.text('isHead')) === '户主' ? true : undefined)) : undefined
  const byRelation = relation === undefined ? undefined : headRelations.has(relation)
  const isHead = ticked ?? byRelation
  const headId = row.said('headCitizenId') ? checkCitizenId(row.text('headCitizenId'), { allowTestRegion: true, today }) : undefined
  return {
    name: person.name ?? tidyName(row.text('name')),
    isMember: isHead === false || (isHead === undefined && row.said('relation')),
    place: `${row.text('villageCode')}|${row.text('town')}|${row.text('village')}`,
    isHead,
    citizenId: person.citizenId,
    number: row.said('householdNumber') ? bareWord(row.text('householdNumber')) : undefined,
    headName: row.said('headName') ? tidyName(row.text('headName')) : undefined,
    headCitizenId: headId?.ok ? headId.id : undefined,
    block: undefined,
  }
}
