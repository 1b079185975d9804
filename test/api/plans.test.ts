import { afterAll, beforeAll, expect, test } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import { getCampaign, listCampaigns, listDuties, markDuty, moveCampaign, openCampaign, previewMove } from '#contract/campaigns.ts'
import { createAccount } from '#contract/accounts.ts'
import { checkPlan, listPlans, publishPlan, publishShippedPlan } from '#contract/plans.ts'
import { changePassword, setUp } from '#contract/sessions.ts'
import { ZipBuilder } from '#server/zip/zip-builder.ts'
import { malformedPlans } from '../malformed-plans.ts'
import { planFiles } from '../plan-files.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'

let server: TestServer
let officer: Person
beforeAll(async () => {
  server = await startServer('opened')
  officer = await server.as('quxian')
})
afterAll(() => server.close())

/** A plan folder as somebody packs it, the folder itself around the files. */
function packed(files: Readonly<Record<string, string | Uint8Array>>, folder = 'jintan-2022/'): Blob {
  const zip = new ZipBuilder()
  for (const [path, content] of Object.entries(files)) zip.add(`${folder}${path}`, content)
  return new Blob([zip.finish() as Uint8Array<ArrayBuffer>])
}

const sound = planFiles('jintan-2022')
const amend = (...changes: [find: string, write: string][]): Record<string, string | Uint8Array> => {
  let text = String(sound['plan.yaml'])
  for (const [find, write] of changes) {
    expect(text.split(find), find).toHaveLength(2)
    text = text.replace(find, () => write)
  }
  return { ...sound, 'plan.yaml': text }
}
const training = '    due: 2022-04-10\n    done-by: { record: training }'
const amended = amend([training, '    due: 2022-04-08\n    done-by: { record: training }'], ['every: month', 'every: quarter'])
const withReport = amend([training, '    due: 2022-04-06\n    done-by: { record: training }'], [
  '  - id: supervision-team\n    title: { zh: 组建督导组, en: Supervision team formed }',
  '  - id: contacts\n    title: { zh: 报送工作专班名单, en: Contacts handed in }\n    actor: town\n    stage: preparation\n    due: 2022-04-05\n    done-by: { record: working-team }\n    clause: { at: 五（一）, says: 明确分管负责同志牵头负责, row: J-63 }\n  - id: supervision-team\n    title: { zh: 组建督导组, en: Supervision team formed }',
])

test('an uploaded plan is answered mistake by mistake, each with its line and what to write instead [on /plans]', async () => {
  const text = String(sound['plan.yaml']).replace('when: household.children >= 3', 'when: household.childs >= 3').replace('stage: launch', 'stage: lanch')
  const check = await officer.ask(checkPlan, { body: packed({ ...sound, 'plan.yaml': text }) })
  expect(check.plan).toBeNull()
  expect(check.complaints.map(({ file, code, suggestion, text: { before, after } }) => ({ file, code, suggestion, before, after }))).toEqual([
    { file: 'plan.yaml', code: 'NAME_UNKNOWN', suggestion: 'launch', before: '    stage: ', after: 'lanch' },
    { file: 'plan.yaml', code: 'EXPRESSION_UNKNOWN_NAME', suggestion: 'household.children', before: '        when: ', after: 'household.childs >= 3' },
  ])
  expect(text.split('\n')[check.complaints[0]!.line - 1]).toBe('    stage: lanch')
  expect(check.complaints[0]!.column).toBe('    stage: l'.length)
})

test('a sound plan is published as a version, once, and can be taken home again', async () => {
  const campaign = (await officer.ask(listCampaigns, {})).rows[0]!
  const [plan] = (await officer.ask(listPlans, {})).rows
  expect(plan).toMatchObject({ id: 'jintan-2022', isRunnable: true, isShippedNew: false, versions: [{ number: 1, campaigns: 1 }] })
  expect(await officer.ask(checkPlan, { body: packed(sound) })).toMatchObject({ plan: { id: 'jintan-2022' }, sameAs: 1 })
  expect(await problemOf(officer.ask(publishPlan, { query: { note: '再发一次' }, body: packed(sound, '') }))).toBe('PLAN_PUBLISHED_ALREADY')
  expect(await problemOf(officer.ask(publishShippedPlan, { params: { planId: 'jintan-2022' }, body: { note: '再发一次' } }))).toBe('PLAN_PUBLISHED_ALREADY')

  const check = await officer.ask(checkPlan, { body: packed(amended) })
  expect(check).toMatchObject({ complaints: [], sameAs: null, newest: 1 })
  expect(check.changes.map(({ id, fields }) => [id, fields])).toEqual([
    ['training', [{ name: 'due', before: '2022-04-10', after: '2022-04-08' }]],
    ['regular-review', [{ name: 'every', before: 'month', after: 'quarter' }]],
  ])
  expect(await officer.ask(publishPlan, { query: { note: '培训提前两天，分析改为每季度' }, body: packed(amended) })).toMatchObject({ number: 2, note: '培训提前两天，分析改为每季度', publishedBy: expect.any(String), campaigns: 0 })
  const folder = await officer.fetch('/api/plans/jintan-2022/versions/2/folder')
  expect(folder.headers.get('content-type')).toBe('application/zip')
  expect(await officer.ask(checkPlan, { body: await folder.blob() })).toMatchObject({ sameAs: 2 })
  // The running campaign keeps its version until somebody moves it.
  expect(await officer.ask(getCampaign, { params: { id: campaign.id } })).toMatchObject({ version: 1, newestVersion: 2 })
  expect((await officer.ask(listAudit, { query: {} })).rows.find((entry) => entry.action === 'publish-plan')).toMatchObject({ details: { number: 2 } })
})

test('a campaign is moved to another version after the difference was seen; what is done stays [J-01 on /campaigns/:id/move]', async () => {
  await officer.ask(publishPlan, { query: { note: '增加工作专班名单' }, body: packed(withReport) })
  const { id } = (await officer.ask(listCampaigns, {})).rows[0]!
  const dutiesOf = async (person: Person, code: string) => (await person.ask(listDuties, { params: { id } })).rows.filter((duty) => duty.code === code)
  const [split] = (await dutiesOf(await server.as('dongcheng'), 'lists-split')).filter((duty) => duty.isMine)
  await (await server.as('dongcheng')).ask(markDuty, { params: { id: split!.id }, body: { note: '名单已分到村' } })
  const before = await dutiesOf(officer, 'training')

  const preview = await officer.ask(previewMove, { params: { id }, query: { number: 3 } })
  expect(preview).toMatchObject({ from: 1, to: 3, note: '增加工作专班名单', done: 1, removed: [] })
  expect(new Set(preview.added.map((duty) => duty.code))).toEqual(new Set(['contacts']))
  expect(preview.redated.map((duty) => [duty.code, duty.due, duty.newDue])).toEqual([['training', before[0]!.due, expect.any(String)]])
  expect(preview.changes.map((change) => `${change.kind} ${change.part} ${change.id}`)).toEqual(['changed duties training', 'added duties contacts'])

  expect(await problemOf(officer.ask(moveCampaign, { params: { id }, body: { number: 3, seen: 'x'.repeat(64) } }))).toBe('CAMPAIGN_MOVE_CHANGED')
  expect(await problemOf((await server.as('dongcheng')).ask(previewMove, { params: { id }, query: { number: 3 } }))).toBe('NOT_ALLOWED')
  await officer.ask(moveCampaign, { params: { id }, body: { number: 3, seen: preview.seen } })

  expect(await officer.ask(getCampaign, { params: { id } })).toMatchObject({ version: 3, newestVersion: 3 })
  expect((await dutiesOf(officer, 'training'))[0]).toMatchObject({ due: preview.redated[0]!.newDue })
  expect((await dutiesOf(officer, 'contacts')).length).toBe(preview.added.length)
  expect((await dutiesOf(officer, 'lists-split')).filter((duty) => duty.state === 'done').map((duty) => duty.areaName)).toEqual([split!.areaName])
  expect((await officer.ask(listAudit, { query: {} })).rows.find((entry) => entry.action === 'move-campaign')).toMatchObject({ details: { from: 1, to: 3, added: preview.added.length, redated: 1 } })
  // Back again: what nobody has done goes, and nothing else.
  const back = await officer.ask(previewMove, { params: { id }, query: { number: 1 } })
  expect(new Set(back.removed.map((duty) => duty.code))).toEqual(new Set(['contacts']))
  await officer.ask(moveCampaign, { params: { id }, body: { number: 1, seen: back.seen } })
  expect(await dutiesOf(officer, 'contacts')).toEqual([])
})

test('a campaign of any version of a plan counts its days from its own start; another campaign runs beside it [J-01 J-35 on /campaigns]', async () => {
  const opened = await officer.ask(openCampaign, { body: { planId: 'jintan-2022', start: '2027-03-01', number: 2 } })
  const duties = (await officer.ask(listDuties, { params: { id: opened.id } })).rows
  const dueOf = (code: string) => [...new Set(duties.filter((duty) => duty.code === code).map((duty) => duty.due))]
  expect(dueOf('district-plan')).toEqual(['2027-03-04'])
  expect(dueOf('training')).toEqual(['2027-03-12'])
  expect(dueOf('problem-list')).toEqual(['2027-05-04'])
  // 11 April to 30 June by the quarter: once, at its end.
  expect(dueOf('regular-review')).toEqual(['2027-06-03'])
  const detail = await officer.ask(getCampaign, { params: { id: opened.id } })
  expect(detail.stages.map(({ id, from, until }) => `${id} ${from} ${until}`)).toEqual(['launch 2027-03-01 2027-03-04', 'preparation 2027-03-05 2027-03-14', 'visits 2027-03-15 2027-06-03'])
  expect(detail.version).toBe(2)
  expect((await officer.ask(listCampaigns, {})).rows).toHaveLength(2)
  expect(await problemOf(officer.ask(openCampaign, { body: { planId: 'jintan-2022', start: '2027-04-01', number: 99 } }))).toBe('PLAN_UNKNOWN')
})

test('a district that is new publishes the edition that came with the software, and opens a campaign of it', async () => {
  const fresh = await startServer('bare')
  const administrator = fresh.nobody()
  const { area } = await administrator.ask(setUp, { body: { token: fresh.serving.setupToken as string, login: 'admin', name: '何静', password: 'correct-horse', districtName: '某区', districtCode: '320413' } })
  await administrator.ask(createAccount, { body: { login: 'quju', name: '钱进', role: 'district-officer', areaId: area!.id, password: 'given-by-admin' } })
  // Nobody else is there yet who could confirm the account.
  await (await fresh.as('quju', 'given-by-admin')).ask(changePassword, { body: { current: 'given-by-admin', next: 'of-my-own-making' } })
  const bureau = await fresh.as('quju', 'of-my-own-making')
  const [came] = (await bureau.ask(listPlans, {})).rows
  expect(came).toMatchObject({ id: 'jintan-2022', isShippedNew: true, versions: [] })
  expect(await bureau.ask(publishShippedPlan, { params: { planId: 'jintan-2022' }, body: { note: '随软件' } })).toMatchObject({ number: 1, note: '随软件', publishedBy: '钱进' })
  expect((await bureau.ask(listPlans, {})).rows[0]).toMatchObject({ isShippedNew: false, versions: [{ number: 1, campaigns: 0 }] })
  await bureau.ask(openCampaign, { body: { planId: 'jintan-2022', start: '2026-11-20' } })
  expect((await bureau.ask(listPlans, {})).rows[0]).toMatchObject({ versions: [{ number: 1, campaigns: 1 }] })
  await fresh.close()
})

test('archives that are none get a clear answer', async () => {
  const zip = new ZipBuilder()
  zip.add('../plan.yaml', 'plan: x')
  for (const body of [new Blob(['hello']), new Blob([]), new Blob([zip.finish() as Uint8Array<ArrayBuffer>])]) expect(await problemOf(officer.ask(checkPlan, { body }))).toBe('PLAN_ARCHIVE')
  const whole = new Uint8Array(await packed(sound).arrayBuffer())
  for (const at of [30, 400, 4000]) {
    const torn = whole.slice()
    torn.fill(0x41, at, at + 60)
    expect(['PLAN_ARCHIVE', 'fine']).toContain(await problemOf(officer.ask(checkPlan, { body: new Blob([torn]) })))
  }
  expect(await problemOf(officer.ask(checkPlan, { body: new Blob([whole.slice(0, 5000)]) }))).toBe('PLAN_ARCHIVE')
  expect(await officer.ask(checkPlan, { body: packed({ 'readme.txt': 'nothing here' }) })).toMatchObject({ plan: null, complaints: [{ code: 'FILE_MISSING' }, { code: 'FILE_MISSING' }] })
})

// The command line is given all of them: here is what the way through the web may add.
test('every fifth of 150 malformed plans through the web: complaints for each, never an accident', async () => {
  let wrong = 0
  for (const { name, files } of malformedPlans(150).filter((_, place) => place % 5 === 0)) {
    const check = await officer.ask(checkPlan, { body: packed(files) })
    if (check.plan) continue
    wrong += 1
    expect(check.complaints.length, name).toBeGreaterThan(0)
    expect(check.complaints[0]!.line, name).toBeGreaterThan(0)
    // Nothing of it can be published.
    if (wrong % 5 === 0) expect(await problemOf(officer.ask(publishPlan, { query: { note: name }, body: packed(files) })), name).toBe('PLAN_INVALID')
  }
  expect(wrong).toBeGreaterThan(20)
}, 240_000)
