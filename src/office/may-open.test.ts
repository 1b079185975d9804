import { describe, expect, test } from 'vitest'
import { may, roles } from '#domain/access/access.ts'
import { mayOpen } from './may-open.ts'
import { paths } from './paths.ts'

const as = (role: (typeof roles)[number]) => (to: string) => mayOpen((action) => may(role, action), to)

describe('what is a link', () => {
  test('to somebody of a city: boards and lists handed in, no rows of households', () => {
    const open = as('city-officer')
    for (const to of [paths.campaign('c'), paths.campaign('c', { area: 'a' }), paths.duties('c'), paths.deliverables('c'), paths.deliverable('c', 'problem-list', 'a')]) expect([to, open(to)]).toEqual([to, true])
    for (const to of [paths.roster('c', { area: 'a' }), paths.rosters('c'), paths.problems('c', { open: 'true' }), paths.household('h'), paths.imports('c'), paths.accounts()]) expect([to, open(to)]).toEqual([to, false])
  })

  test('to a department: its households and problems, no board', () => {
    const open = as('department-officer')
    for (const to of [paths.roster('c'), paths.problems('c'), paths.household('h'), paths.visit('v'), paths.plan('c'), paths.directory()]) expect([to, open(to)]).toEqual([to, true])
    for (const to of [paths.campaign('c'), paths.rosters('c'), paths.deliverables('c'), paths.audit(), paths.calendar()]) expect([to, open(to)]).toEqual([to, false])
  })

  test('one’s own account and the directory are open to everybody', () => {
    for (const role of roles) for (const to of [paths.account(), paths.directory(), paths.today()]) expect([role, to, as(role)(to)]).toEqual([role, to, true])
  })
})
