import { expect, test } from 'vitest'
import { contractRoutes } from '../api/setup/contract-routes.ts'
import { readLedger } from '../api/setup/ledger.ts'

const writes = (await contractRoutes()).filter(([, route]) => route.method !== 'GET').map(([name]) => name)
const ledger = readLedger()
/** They look at what is sent to them and keep nothing. */
const onlyLooking = new Set(['annotateAreas', 'checkPlan', 'checkRule', 'compareAreas', 'lookAtFile', 'lookAtParameters', 'previewAreaChange', 'previewParameter', 'previewRule'])

test.each(writes)('%s was cut at a writing statement, was gone or there wholly, and was done once when it was sent again', (name) => {
  const lines = ledger.filter(({ route }) => route === name)
  expect(lines.length, 'no test through HTTP uses this route').toBeGreaterThan(0)
  const hits = lines.flatMap(({ hit }) => hit ?? [])
  if (onlyLooking.has(name)) expect(hits, 'it wrote').toEqual([])
  else expect(hits.length, 'it wrote nothing in any test').toBeGreaterThan(0)
})

test('the cuts fall on the first, the last and the statements between', () => {
  const hits = ledger.flatMap(({ hit }) => hit ?? [])
  expect(hits.filter((hit) => /^insert into "idempotency"/i.test(hit)).length).toBeGreaterThan(4)
  expect(hits.filter((hit) => /^commit/i.test(hit)).length).toBeGreaterThan(10)
  expect(hits.filter((hit) => !/^(commit|insert into "idempotency")/i.test(hit)).length).toBeGreaterThan(60)
})
