import { expect, test } from 'vitest'
import { addDays } from '#domain/calendar/plain-date.ts'
import type { HouseholdFacts } from '#domain/policy/facts.ts'
import { labelsOf } from '#domain/policy/labels.ts'
import { aidHolder } from '#domain/registry/aid.ts'
import { findHeading } from '#domain/registry/roster-heading.ts'
import { rosterReader, type RowOfRoster } from '#domain/registry/roster-reader.ts'
import type { RosterRow } from '#domain/registry/roster-reading.ts'
import { villageIndex } from '#domain/registry/village-index.ts'
import { listShippedPlans } from '../features/plans/public.ts'
import { readWorkbook } from '../workbook/read-workbook.ts'
import { exampleAreas } from './areas.ts'
import { exampleRoster } from './roster.ts'

const today = '2026-11-21'
const refusals = ['ID_CHECK_DIGIT', 'ID_EXCEL_PRECISION', 'ID_EXCEL_SCIENTIFIC', 'ID_TWICE', 'NAME_EMPTY']
const plan = (await listShippedPlans()).find((folder) => folder.id === 'jintan-2022')!.plan!
const { populations } = plan
const villages = villageIndex(exampleAreas('story').map((area) => ({ id: area.code, parentId: area.parentCode || null, level: area.level, code: area.code, name: area.name })))

async function read(day: string): Promise<{ rows: RowOfRoster[]; households: RosterRow[][] }> {
  const { sheets } = await readWorkbook(await exampleRoster(day, 'story'), 'x.xlsx')
  const all = sheets[0]!.rows.map((cells, index) => ({ row: sheets[0]!.firstRow + index, cells }))
  const heading = findHeading(all)!
  const next = rosterReader({ kind: 'example', today: day, villages, sources: plan.sources.map((source) => ({ id: source.id, titles: [source.title.zh] })) }).beginSheet({ name: sheets[0]!.name, mapping: heading.columns.map((column) => column.field) })
  const rows = all.filter(({ row }) => row > heading.row).flatMap((row) => next(row))
  const people = rows.filter((row) => row.understood)
  return { rows, households: [...Map.groupBy(people, (row) => row.householdKey!).values()].map((members) => members.map((row) => row.understood!)) }
}

const { rows, households } = await read(today)

function factsOf(members: readonly RosterRow[], asOf: string): HouseholdFacts {
  const fact = (value: string | number | boolean | undefined) => (value === undefined ? undefined : { value, asOf, source: 'import' })
  const facts = (person: RosterRow) => Object.fromEntries(Object.entries({ livingState: fact(person.livingState), seriousIllness: fact(person.seriousIllness), 'disability.kind': fact(person.disabilityKind), 'disability.level': fact(person.disabilityLevel), selfCare: fact(person.selfCare), supportForm: fact(person.supportForm), childClass: fact(person.childClass) }).filter(([, value]) => value !== undefined)) as HouseholdFacts['household']['facts']
  return {
    asOf,
    household: { id: 'h', facts: {}, aid: members.flatMap((person) => person.aid.filter((aid) => aidHolder(aid.kind) === 'household')) },
    members: members.map((person) => ({ personId: person.citizenId, name: person.name, isHead: person.isHead === true, sex: person.sex, birthDate: person.birthDate, facts: facts(person), aid: person.aid.filter((aid) => aidHolder(aid.kind) === 'person'), ...(person.relation !== undefined && { relation: person.relation }) })),
  }
}
const labels = (members: readonly RosterRow[], asOf = today) => {
  const found = labelsOf({ populations }, factsOf(members, asOf))
  return [...found.household, ...Object.values(found.persons).flat()].map((label) => label.id)
}

test('about 60 households and 120 people come in', () => {
  expect(households.length).toBeGreaterThanOrEqual(55)
  expect(households.flat().length).toBeGreaterThanOrEqual(115)
  expect(new Set(households.flat().map((person) => person.citizenId)).size).toBe(households.flat().length)
  expect(households.flat().every((person) => person.citizenId.startsWith('9900'))).toBe(true)
})

test('it is as messy as promised', () => {
  const codes = rows.flatMap((row) => row.complaints.map((complaint) => complaint.code)).toSorted()
  expect(codes).toEqual(expect.arrayContaining(refusals))
  expect(codes).toContain('VILLAGE_MISSING')
  expect(rows.map((row) => row.kind)).toEqual(expect.arrayContaining(['DATA', 'TOTAL', 'HEADING', 'SIGNATURE']))
  expect(households.some((members) => members.every((person) => person.villageId === undefined))).toBe(true)
})

test('every household has one head, and every village somebody', () => {
  for (const members of households) expect(members.filter((person) => person.isHead).length, members[0]!.name).toBeLessThanOrEqual(1)
  expect(new Set(households.flat().flatMap((person) => person.villageId ?? [])).size).toBe(exampleAreas('story').filter((area) => area.level === 'village').length)
})

test('the groups that a roster can show appear, and every source', () => {
  const found = new Set(households.flatMap((members) => labels(members)))
  expect([...found]).toEqual(expect.arrayContaining(['dibao', 'LARGE_HOUSEHOLD', 'MANY_CHILDREN', 'SINGLE', 'tekun', 'SCATTERED_CARE', 'elders-80', 'elders-dibao', 'children-in-difficulty', 'disabled', 'IN_DIBAO']))
  expect(new Set(households.flat().flatMap((person) => person.sources))).toEqual(new Set(plan.sources.map((source) => source.id)))
})

test('somebody of 79 who lives alone turns 80 within weeks', () => {
  const later = addDays(today, 14)
  const turning = households.filter((members) => labels(members, later).includes('elders-80') && !labels(members, today).includes('elders-80'))
  expect(turning.flat().map((person) => person.livingState)).toContain('LIVES_ALONE')
})

test('the same day gives the same bytes; any day gives a roster of its own time', async () => {
  expect(Buffer.from(await exampleRoster(today, 'story')).equals(Buffer.from(await exampleRoster(today, 'story')))).toBe(true)
  for (const day of ['2022-03-28', '2024-02-29', '2027-12-31', '2030-01-01']) {
    const other = await read(day)
    expect(other.households.length).toBeGreaterThanOrEqual(55)
    expect(other.rows.flatMap((row) => row.complaints.filter((complaint) => complaint.grade === 'REFUSED').map((complaint) => complaint.code)).toSorted()).toEqual(refusals)
  }
})
