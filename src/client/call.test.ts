import { expect, test } from 'vitest'
import { openCampaign } from '#contract/campaigns.ts'
import { getRosterWorkbook, listEntries } from '#contract/rosters.ts'
import { readImport } from '#contract/imports.ts'
import { addressOf } from './address.ts'
import { createClient } from './call.ts'

type Seen = { url: string; init: RequestInit }
const id = '019a0000-0000-7000-8000-000000000001'

function clientAnswering(answer: () => Response) {
  const seen: Seen[] = []
  const fake = async (url: string | URL | Request, init?: RequestInit) => {
    seen.push({ url: String(url), init: init ?? {} })
    return answer()
  }
  return { client: createClient({ baseUrl: 'http://test', fetch: fake as typeof fetch }), seen }
}

test('fills the address and leaves out what is not given', () => {
  expect(addressOf('/api/a/:id/b/:code', { id: 'x', code: 'a/b' }, { area: '镇 1', open: undefined })).toBe('/api/a/x/b/a%2Fb?area=%E9%95%87+1')
  expect(() => addressOf('/api/a/:id', {})).toThrow('needs id')
})

test('a read carries no key, a write carries key and guard', async () => {
  const { client, seen } = clientAnswering(() => Response.json({ rows: [], next: null, total: 0 }))
  await client.call(listEntries, { params: { id }, query: { coverage: 'SEEN' } })
  expect(seen[0]?.url).toBe(`http://test/api/campaigns/${id}/roster?coverage=SEEN`)
  expect(seen[0]?.init.headers).not.toHaveProperty('idempotency-key')
  await client.call(openCampaign, { body: { planId: 'p', start: '2022-03-28' }, idempotencyKey: 'kept' })
  expect(seen[1]?.init.headers).toMatchObject({ 'idempotency-key': 'kept', 'x-doudi': '1', 'content-type': 'application/json' })
  expect(seen[1]?.init.body).toBe('{"planId":"p","start":"2022-03-28"}')
})

test('a file goes as raw bytes and comes with its name', async () => {
  const sent = clientAnswering(() => Response.json({}))
  const file = new Blob(['x'])
  await sent.client.call(readImport, { params: { id }, query: { name: '名册.xlsx' }, body: file })
  expect(sent.seen[0]?.init.body).toBe(file)
  const got = clientAnswering(() => new Response('x', { headers: { 'content-disposition': `attachment; filename="a.xlsx"; filename*=UTF-8''%E5%90%8D.xlsx` } }))
  expect((await got.client.callFile(getRosterWorkbook, { params: { id } })).fileName).toBe('名.xlsx')
})

test('a problem document becomes a ProblemError, silence becomes UNAVAILABLE', async () => {
  const refused = clientAnswering(() => new Response(JSON.stringify({ type: 'about:blank', title: '', status: 409, code: 'ROSTER_CHANGED', details: { n: 2 } }), { status: 409 }))
  await expect(refused.client.call(listEntries, { params: { id } })).rejects.toMatchObject({ code: 'ROSTER_CHANGED', status: 409, details: { n: 2 } })
  const dead = clientAnswering(() => { throw new TypeError('fetch failed') })
  await expect(dead.client.call(listEntries, { params: { id } })).rejects.toMatchObject({ code: 'UNAVAILABLE' })
})
