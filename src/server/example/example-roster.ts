import { addDays, type PlainDate } from '#domain/calendar/plain-date.ts'
import { checkCharacterOf } from '#domain/id/check-character.ts'
import { exampleAreas } from './areas.ts'
import { tellingHouseholds, type ExampleMember } from './example-households.ts'
import { peopleMaker, type PeopleMaker } from './example-people.ts'
import { rosterWorkbook, type RosterLine } from './roster-workbook.ts'

const households = 60

/**
 * The roster of the example as a town would send it: about 60 households of people who do not exist, as messy as real ones,
 * with rows that must be refused. The same day gives the same bytes.
 * @param today the day to which ages belong, so that the example is always of the present
 */
export function exampleRoster(today: PlainDate): Promise<Uint8Array> {
  const people = peopleMaker(2022, today)
  const villages = exampleAreas.filter((area) => area.level === 'village')
  const places = villages.map((village) => ({ town: exampleAreas.find((area) => area.code === village.parentCode)!.name, village: village.name }))
  const told = [...tellingHouseholds, ...Array.from({ length: households - tellingHouseholds.length }, (_, index) => commonHousehold(people, index))]
  const byVillage = places.map((place, at) => told.filter((_, index) => index % places.length === at).map((members, index) => linesOf(members, place, index + 1, people, today)))
  return rosterWorkbook(spoil(byVillage.flat()), today)
}

// What most households of such a roster are: two old people, a parent and a child, somebody alone.
function commonHousehold(people: PeopleMaker, index: number): ExampleMember[] {
  const age = 46 + people.pick(30)
  const aid = index % 5 === 0 ? {} : { aid: ['低保', '农村低保', '最低生活保障', '低保'][index % 4]!, amount: `${400 + people.pick(90) * 10}` }
  const why = index % 5 === 0 ? { source: '可能符合条件但未主动申请', reason: '收入不稳定' } : {}
  const sex = people.pick(2) === 0 ? 'MALE' : 'FEMALE'
  const household: ExampleMember[] = [{ relation: '户主', sex, age, ...aid, ...why }]
  if (index % 3 !== 0) household.push({ relation: sex === 'MALE' ? '妻' : '丈夫', sex: sex === 'MALE' ? 'FEMALE' : 'MALE', age: age - 2 })
  if (index % 4 === 1) household.push({ relation: '儿子', sex: 'MALE', age: Math.max(3, age - 30) })
  return household
}

function linesOf(members: readonly ExampleMember[], place: { town: string; village: string }, number: number, people: PeopleMaker, today: PlainDate): RosterLine[] {
  const surname = people.surname()
  const headIsMan = members[0]!.sex === 'MALE'
  const address = `${place.village}${1 + people.pick(8)}组${number * 3 + people.pick(3)}号`
  const phone = `1${['30', '51', '78', '89'][people.pick(4)]!}0000${String(1000 + people.pick(9000))}`
  let head = ''
  return members.map((member, index) => {
    const ownSurname = index === 0 || (headIsMan ? !['妻', '配偶', '儿媳', '母亲'].includes(member.relation) : !['丈夫', '配偶', '儿媳'].includes(member.relation)) ? surname : people.surname()
    const name = people.name(ownSurname, member.sex)
    if (index === 0) head = name
    const birth = people.birthDate(member.age, member.birthdayIn)
    const since = member.aid === undefined ? undefined : addDays(today, -400 - people.pick(2000))
    return { ...member, ...place, head, name, birth, since, citizenId: people.citizenId(birth, member.sex), address, phone: index === 0 ? phone : '' }
  })
}

/** Puts in what goes wrong in real rosters: damaged ids, an id that comes twice, no village. */
function spoil(households: RosterLine[][]): RosterLine[] {
  const lines = households.flat()
  const heads = households.map((household) => household[0]!)
  const singles = households.filter((household) => household.length === 1).map((household) => household[0]!)
  const wife = lines.find((line) => line.relation === '妻')!
  const child = lines.find((line) => line.relation === '女儿')!
  const lost = heads[20]!
  const mistyped = heads[33]!
  const spoilt = new Map<RosterLine, Partial<RosterLine>>([
    [wife, { written: `${wife.citizenId[0]!}.${wife.citizenId.slice(1, 6)}E+17` }],
    [child, { written: Number(`${child.citizenId.slice(0, 15)}000`) }],
    [lost, { written: `${lost.citizenId.slice(0, 14)}${lost.citizenId[14] === '0' ? '1' : lost.citizenId[14]!}000` }],
    [mistyped, { written: mistyped.citizenId.slice(0, 17) + otherCharacter(mistyped.citizenId) }],
    [singles[4]!, { town: '', village: '' }],
    [heads[27]!, { written: wide(heads[27]!.citizenId) }],
    [heads[41]!, { written: heads[41]!.citizenId.replace(/^(.{6})(.{8})/, '$1 $2 '), phone: wide(heads[41]!.phone) }],
  ])
  const all = lines.map((line) => ({ ...line, ...spoilt.get(line) }))
  const again = { ...singles.at(-1)!, address: '', remark: '补录' }
  return [...all, again]
}

function otherCharacter(citizenId: string): string {
  return checkCharacterOf(citizenId.slice(0, 17)) === '7' ? '3' : '7'
}

function wide(text: string): string {
  return text.replaceAll(/[0-9X]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
}
