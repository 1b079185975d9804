import { expect, test } from 'vitest'
import { codeLists } from './code-lists.ts'
import { parentsVerdict, type ParentState } from './parents-states.ts'

const day = '2026-11-21'
const states = codeLists['parent-state'].map((entry) => entry.code)
const long = (state: string): ParentState => ({ state, since: '2025-01-01' })
const counting = ['SEVERE_DISABILITY', 'SERIOUS_ILLNESS', 'PRISON', 'DRUG_ISOLATION', 'CONFINED', 'LOST_CONTACT', 'REVOKED', 'DEPORTED']
const gone = ['DEAD', 'MISSING']

test('every pair of states, as the table of the opinion has it, and the same with father and mother changed', () => {
  for (const father of states) {
    for (const mother of states) {
      const expected =
        gone.includes(father) && gone.includes(mother) ? 'ORPHAN' : [father, mother].every((state) => counting.includes(state) || gone.includes(state)) ? 'QUALIFIES' : 'NO'
      expect(parentsVerdict(long(father), long(mother), day).kind, `${father} ${mother}`).toBe(expected)
      expect(parentsVerdict(long(mother), long(father), day)).toEqual(parentsVerdict(long(father), long(mother), day))
    }
  }
})

test.each([
  ['2026-05-21', { kind: 'QUALIFIES' }],
  ['2026-05-22', { kind: 'FROM', day: '2026-11-22' }],
  ['2026-08-31', { kind: 'FROM', day: '2027-02-28' }],
])('in prison since %s', (since, verdict) => {
  expect(parentsVerdict({ state: 'DEAD' }, { state: 'PRISON', since }, day)).toEqual(verdict)
})

test('the later of two days counts', () => {
  expect(parentsVerdict({ state: 'LOST_CONTACT', since: '2026-09-01' }, { state: 'PRISON', since: '2026-07-01' }, day)).toEqual({ kind: 'FROM', day: '2027-03-01' })
})

test('what nobody said is asked for and never guessed; one parent who can care settles it', () => {
  expect(parentsVerdict({}, { state: 'DEAD' }, day)).toEqual({ kind: 'UNKNOWN', missing: ['father.state'] })
  expect(parentsVerdict({ state: 'PRISON' }, { state: 'LOST_CONTACT' }, day)).toEqual({ kind: 'UNKNOWN', missing: ['father.since', 'mother.since'] })
  expect(parentsVerdict({}, { state: 'ABLE' }, day)).toEqual({ kind: 'NO' })
})
