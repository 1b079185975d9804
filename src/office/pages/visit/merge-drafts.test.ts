import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draftFrom, withAnswer, withMember, type Draft } from './draft.ts'
import { isSameDraft, mergeDrafts, withTheirs } from './merge-drafts.ts'

const household = { kind: 'household' } as const
const start = draftFrom({}, '2022-04-29', '甲')
const say = (draft: Draft, item: string, value: string) => withAnswer(draft, household, item, { value })

test('what each changed alone is kept, what both changed is asked', () => {
  const base = say(start, 'a', 'old')
  const { draft, taken, conflicts } = mergeDrafts(base, say(say(base, 'b', 'mine'), 'c', 'mine'), say(say(base, 'a', 'new'), 'c', 'theirs'))
  expect(draft.answers).toEqual({ a: { value: 'new' }, b: { value: 'mine' }, c: { value: 'mine' } })
  expect(taken.map((one) => one.key)).toEqual(['answers a'])
  expect(conflicts).toEqual([{ key: 'answers c', mine: { value: 'mine' }, theirs: { value: 'theirs' } }])
  expect(withTheirs(draft, conflicts).answers['c']).toEqual({ value: 'theirs' })
})

test('members, people who came, problems: place by place too', () => {
  const mine = withMember(start, 'p', { seen: true })
  const theirs = { ...withMember(start, 'p', { answers: { x: { value: true } } }), added: [{ id: 'n', name: '新', relation: '20' }], problems: [{ id: 'f', kind: 'other', description: '', fixedOnSpot: false, measure: '', ownerUnit: '', ownerPerson: '' }] }
  const { draft, conflicts } = mergeDrafts(start, mine, theirs)
  expect(conflicts).toEqual([])
  expect(draft.members['p']).toEqual({ seen: true, answers: { x: { value: true } } })
  expect([draft.added.length, draft.problems.length]).toEqual([1, 1])
})

test('what one takes back and the other leaves is taken back', () => {
  const base = say(start, 'a', 'old')
  expect(mergeDrafts(base, base, withAnswer(base, household, 'a', undefined)).taken).toEqual([{ key: 'answers a', mine: { value: 'old' }, theirs: undefined }])
  expect(mergeDrafts(base, withAnswer(base, household, 'a', undefined), base).draft.answers).toEqual({})
})

const answers = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('1', '2').map((value) => ({ value })))
test('nothing typed on either side is lost unless the other side is asked about it', () => {
  fc.assert(
    fc.property(answers, answers, answers, (base, mine, theirs) => {
      const draft = (said: typeof base): Draft => ({ ...start, answers: said })
      const merged = mergeDrafts(draft(base), draft(mine), draft(theirs))
      const asked = new Set(merged.conflicts.map((one) => one.key))
      for (const id of ['a', 'b', 'c', 'd']) {
        const [b, m, t] = [base[id], mine[id], theirs[id]].map((one) => JSON.stringify(one))
        const kept = JSON.stringify(merged.draft.answers[id])
        if (m !== b) expect(kept).toBe(m)
        if (t !== b && t !== m) expect(kept === t || asked.has(`answers ${id}`)).toBe(true)
        if (m === b && t === b) expect(kept).toBe(b)
      }
    }),
  )
})

test('what comes back from the server says the same, in whatever order its fields stand', () => {
  const mine = withAnswer(start, household, 'a', { value: 'x', why: 'y' } as never)
  const theirs = withAnswer(start, household, 'a', { why: 'y', value: 'x' } as never)
  expect(isSameDraft(mine, theirs)).toBe(true)
  expect(isSameDraft(mine, say(theirs, 'b', 'z'))).toBe(false)
  expect(mergeDrafts(start, mine, theirs)).toMatchObject({ taken: [], conflicts: [] })
})
