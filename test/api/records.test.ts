import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listAreas } from '#contract/areas.ts'
import { getCalendar } from '#contract/calendar.ts'
import { getCampaign, getToday, listCampaigns, listDuties, markDuty } from '#contract/campaigns.ts'
import { addRecord, answerRecord, finishTask, getRecord, keepRecordFile, listRecordKinds, listRecords, listTasks, strikeRecord } from '#contract/records.ts'
import { listFindings, settleFinding } from '#contract/findings.ts'
import { addAid } from '#contract/household-desk.ts'
import { getHousehold } from '#contract/households.ts'
import { addKeyHousehold } from '#contract/key-households.ts'
import { startVisit, submitVisit } from '#contract/visits.ts'
import { performRead } from '#server/http/perform.ts'
import { getRunningCampaign } from '#server/features/campaigns/public.ts'
import { latestCoverage } from '#server/features/records/public.ts'
import { actorNamed } from '#server/example/step.ts'
import { putHousehold } from './setup/put-household.ts'
import { answered, foundProblem, soundSubmission } from './setup/sound-submission.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'

let server: TestServer
let officer: Person
let town: Person
let village: Person
let id: string
let idOf: (name: string) => string

beforeAll(async () => {
  server = await startServer('opened')
  ;[officer, town, village] = await Promise.all([server.as('quxian'), server.as('dongcheng'), server.as('wenchang')])
  id = (await officer.ask(listCampaigns, {})).rows[0]!.id
  const areas = (await officer.ask(listAreas, {})).rows
  idOf = (name) => areas.find((area) => area.name === name)!.id
})
afterAll(() => server.close())

const pdf = new Blob([Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0x2e, 0x34])])
const heldOn = '2026-11-20'
const dutyOf = async (person: Person, code: string) => (await person.ask(listDuties, { params: { id } })).rows.find((duty) => duty.code === code && duty.isMine)!
const add = (person: Person, kind: string, details: Record<string, unknown>, more: Record<string, unknown> = {}) => person.ask(addRecord, { params: { id }, body: { kind, heldOn, details: details as never, fileIds: [], tasks: [], ...more } })
const faultsOf = (asked: Promise<unknown>) => asked.then(() => [], (error: { details: { faults: unknown[] } }) => error.details.faults)

test('the launch is late until the district plan is there with its document; then the stage is done [J-29 on /campaigns/:id/plan]', async () => {
  const launch = async () => (await officer.ask(getCampaign, { params: { id } })).stages[0]!
  expect(await launch()).toMatchObject({ id: 'launch', state: 'late', open: 1 })
  const duty = await dutyOf(officer, 'district-plan')
  expect(duty).toMatchObject({ state: 'late', record: { kind: 'district-plan', id: null } })
  expect(await problemOf(officer.ask(markDuty, { params: { id: duty.id }, body: { note: '已印发' } }))).toBe('NOT_ALLOWED')
  expect(await problemOf(add(officer, 'district-plan', { heading: '工作方案' }))).toBe('RECORD_FILE_MISSING')
  expect(await problemOf(officer.ask(keepRecordFile, { params: { id }, query: { name: 'plan.pdf' }, body: new Blob(['<html>']) }))).toBe('ATTACHMENT_KIND')

  const file = await officer.ask(keepRecordFile, { params: { id }, query: { name: '工作方案.pdf' }, body: pdf })
  const record = await add(officer, 'district-plan', { heading: '工作方案', number: '示民发〔2026〕21号' }, { fileIds: [file.id] })
  expect(record).toMatchObject({ areaName: '示例区', files: [{ name: '工作方案.pdf' }], state: 'LISTED', mayStrike: true })
  expect(await launch()).toMatchObject({ state: 'done', open: 0 })
  expect(await dutyOf(officer, 'district-plan')).toMatchObject({ state: 'done', record: { id: record.id } })
  const opened = await officer.fetch(`/api/attachments/${file.id}`)
  expect([opened.status, opened.headers.get('content-type')]).toEqual([200, 'application/pdf'])

  // Struck, the stage is open again.
  await officer.ask(strikeRecord, { params: { id: record.id }, body: { reason: '附错了文件' } })
  expect(await launch()).toMatchObject({ state: 'late', open: 1 })
  expect((await officer.ask(listRecords, { params: { id }, query: { kind: 'district-plan' } })).total).toBe(0)
  expect((await officer.ask(listRecords, { params: { id }, query: { kind: 'district-plan', state: 'STRUCK' } })).rows[0]).toMatchObject({ strikeReason: '附错了文件', mayStrike: false })
  expect(await problemOf(officer.ask(strikeRecord, { params: { id: record.id }, body: { reason: '再来' } }))).toBe('RECORD_STATE')
})

test('a village writes down how it went through its households; the share is computed, and its record is its own [J-32 on /campaigns/:id/records]', async () => {
  const participants = [{ name: '周玉兰', group: 'committees', post: '书记' }, { name: '李国强', group: 'group-leaders' }, { name: '王志', group: 'grid-workers' }, { name: '陈大妈', group: 'representatives' }]
  const details = { participants, households: 420, lookedAt: 399, result: '新掌握困难家庭三户。' }
  expect(await faultsOf(add(village, 'screening', { ...details, lookedAt: 421, participants: [{ name: '周玉兰' }] }))).toEqual([{ item: 'participants', row: 0, code: 'GROUP_MISSING' }, { item: 'lookedAt', code: 'MORE_THAN_ALL' }])
  expect(await faultsOf(add(village, 'screening', details, { heldOn: '2026-11-22' }))).toEqual([{ item: 'heldOn', code: 'TYPE' }])
  expect(await dutyOf(village, 'screening')).toMatchObject({ state: 'late' })

  const record = await add(village, 'screening', details)
  expect(record).toMatchObject({ coverage: { lookedAt: 399, of: 420 }, areaName: '文昌社区' })
  expect(await dutyOf(village, 'screening')).toMatchObject({ state: 'done', doneBy: '周玉兰' })
  // Its town and the district see it, another village does not; nobody above may make one.
  expect((await town.ask(listRecords, { params: { id }, query: { kind: 'screening' } })).rows.map((row) => row.areaName)).toEqual(['文昌社区'])
  expect(await problemOf((await server.as('xiwan')).ask(getRecord, { params: { id: record.id } }))).toBe('NOT_FOUND')
  expect(await problemOf(add(town, 'screening', details))).toBe('NOT_ALLOWED')
  expect(await problemOf((await server.as('lingdao')).ask(addRecord, { params: { id }, body: { kind: 'policy', heldOn, details: {}, fileIds: [], tasks: [] } }))).toBe('NOT_ALLOWED')

  await add(village, 'screening', { ...details, lookedAt: 420 }, { heldOn: '2026-11-21' })
  const actor = await actorNamed(server.serving.services, 'quxian')
  const latest = await performRead(server.serving.services, actor, 'scope', async (work) => latestCoverage(work, await getRunningCampaign(work, id)))
  expect([...latest.values()]).toEqual([expect.objectContaining({ kind: 'screening', heldOn: '2026-11-21', lookedAt: 420, of: 420 })])
})

test('a training has an attendance list per town, and comes out as a workbook [J-34 on /records/:id]', async () => {
  const attendance = [{ name: '陈立', post: '民政办主任', areaId: idOf('东城街道') }, { name: '赵晓梅', areaId: idOf('河口镇') }, { name: '周玉兰', areaId: idOf('东城街道') }]
  expect(await faultsOf(add(officer, 'training', { topic: '入户调查表', attendance: [{ name: '陈立' }] }))).toEqual([{ item: 'attendance', row: 0, code: 'UNIT_MISSING' }])
  const record = await add(officer, 'training', { topic: '入户调查表', attendance })
  expect(record.names).toEqual({ [idOf('东城街道')]: '东城街道', [idOf('河口镇')]: '河口镇' })
  expect(await dutyOf(officer, 'training')).toMatchObject({ state: 'done' })
  const book = await readXlsx(new Uint8Array(await (await officer.fetch(`/api/campaigns/${id}/records/workbook?kind=training`)).arrayBuffer()))
  expect(book.sheets[0]!.rows.flat()).toEqual(expect.arrayContaining(['专题培训', '参训人员', '入户调查表', '东城街道 陈立 民政办主任\n河口镇 赵晓梅\n东城街道 周玉兰']))
})

test('the supervision team and the policies made are written down with their towns, dates and files [J-45 J-62 on /records/:id]', async () => {
  await add(officer, 'supervision-team', { leader: '王敏', members: [{ name: '丁健', post: '区民政局', areaId: idOf('河口镇') }], method: '每周一次' })
  expect(await dutyOf(officer, 'supervision-team')).toMatchObject({ state: 'done' })
  const policy = { heading: '临时救助简化程序办法', kind: 'made', department: 'civil-affairs' }
  expect(await problemOf(add(officer, 'policy', policy))).toBe('RECORD_FILE_MISSING')
  const file = await officer.ask(keepRecordFile, { params: { id }, query: { name: '办法.pdf' }, body: pdf })
  await add(officer, 'policy', policy, { fileIds: [file.id] })
  expect((await officer.ask(listRecords, { params: { id }, query: { kind: 'policy' } })).rows[0]).toMatchObject({ details: policy, heldOn, files: [{ name: '办法.pdf' }] })
  // What the district writes down for itself nobody below sees.
  expect((await town.ask(listRecordKinds, { params: { id } })).rows.find((line) => line.kind === 'policy')).toMatchObject({ records: 0, mayAdd: false })
})

test('a decision of a meeting becomes a task of somebody with a day, in the unit of its owner [J-68 on /]', async () => {
  const meeting = { subject: '住房问题', participants: [{ name: '陈立' }], minutes: '一周内逐户看房。' }
  const task = (change: Record<string, unknown>) => ({ what: '逐户看房', owner: '周玉兰', areaId: idOf('文昌社区'), due: '2026-11-25', ...change })
  expect(await faultsOf(add(town, 'dispatch-meeting', meeting, { tasks: [task({ areaId: idOf('西湾村') })] }))).toEqual([{ item: 'tasks', row: 0, code: 'UNIT_MISSING' }])
  expect(await faultsOf(add(town, 'dispatch-meeting', meeting, { tasks: [task({ due: '2026-11-19' })] }))).toEqual([{ item: 'tasks', row: 0, code: 'TYPE' }])
  expect(await faultsOf(add(town, 'working-team', { leader: '陈立', leaderPost: '主任', phone: '13800000002', members: [{ name: '陈立', group: 'civil-affairs' }] }, { tasks: [task({})] }))).toEqual([{ item: 'tasks', code: 'UNKNOWN' }])

  const record = await add(town, 'dispatch-meeting', meeting, { tasks: [task({}), task({ what: '列出要修的户', owner: '陈立', areaId: idOf('东城街道') })] })
  expect(record.tasks.map((one) => [one.what, one.areaName, one.owner, one.due, one.state])).toEqual([['逐户看房', '文昌社区', '周玉兰', '2026-11-25', 'due'], ['列出要修的户', '东城街道', '陈立', '2026-11-25', 'due']])
  const [mine] = (await village.ask(listTasks, { params: { id }, query: { open: 'true' } })).rows
  expect(mine).toMatchObject({ what: '逐户看房', isMine: true, recordTitle: { zh: '会办调度' }, heldOn })
  // The minutes stay with the town.
  expect(await problemOf(village.ask(getRecord, { params: { id: record.id } }))).toBe('NOT_FOUND')
  expect(await problemOf(town.ask(finishTask, { params: { id: mine!.id }, body: { note: '代办' } }))).toBe('NOT_ALLOWED')
  await village.ask(finishTask, { params: { id: mine!.id }, body: { note: '三户已看过' } })
  expect(await problemOf(village.ask(finishTask, { params: { id: mine!.id }, body: { note: '再办' } }))).toBe('TASK_STATE')
  expect((await town.ask(getRecord, { params: { id: record.id } })).tasks[0]).toMatchObject({ state: 'done', doneBy: '周玉兰', note: '三户已看过' })
  expect((await village.ask(listTasks, { params: { id }, query: { open: 'true' } })).rows).toEqual([])
})

test('important facts, the wording of answers and results are kept by the district alone, with their files; nobody below finds them [J-71 on /campaigns/:id/records]', async () => {
  const file = await officer.ask(keepRecordFile, { params: { id }, query: { name: '答复口径.pdf' }, body: pdf })
  const record = await add(officer, 'one-voice', { kind: 'wording', subject: '媒体问询', body: '统一由区民政局答复。' }, { fileIds: [file.id] })
  expect((await officer.ask(listRecords, { params: { id }, query: { kind: 'one-voice' } })).rows[0]).toMatchObject({ details: { kind: 'wording', subject: '媒体问询' }, areaName: '示例区', files: [{ name: '答复口径.pdf' }] })
  expect(await faultsOf(add(officer, 'one-voice', { kind: 'rumours', subject: '媒体问询', body: '无' }))).toEqual([{ item: 'kind', code: 'NOT_AN_OPTION' }])
  for (const login of ['dongcheng', 'wenchang', 'canlian', 'diaocha', 'yanglaoyuan', 'rexian', 'guanli']) {
    const other = await server.as(login)
    expect([login, await problemOf(add(other, 'one-voice', { kind: 'results', subject: '自己说', body: '自己说' }))]).toEqual([login, expect.stringMatching(/^NOT_/)])
    expect([login, await problemOf(other.ask(getRecord, { params: { id: record.id } }))]).toEqual([login, expect.stringMatching(/^NOT_/)])
    expect([login, (await other.fetch(`/api/attachments/${file.id}`)).status]).toEqual([login, expect.toBeOneOf([403, 404])])
    const lines = await other.ask(listRecordKinds, { params: { id } }).then(({ rows }) => rows.filter((line) => line.kind === 'one-voice'), () => [])
    for (const line of lines) expect([login, line]).toEqual([login, expect.objectContaining({ records: 0, mayAdd: false })])
  }
})

test('a major problem is put to the level above and answered once [J-72 on /records/:id]', async () => {
  const record = await add(town, 'request', { subject: '鉴定费用', question: '由哪一级承担？' })
  expect(record).toMatchObject({ mayAnswer: false, answer: null })
  expect((await officer.ask(listRecordKinds, { params: { id } })).rows.find((line) => line.kind === 'request')).toMatchObject({ unanswered: 1 })
  expect(await problemOf(town.ask(answerRecord, { params: { id: record.id }, body: { answer: '自己定' } }))).toBe('NOT_ALLOWED')
  expect(await officer.ask(answerRecord, { params: { id: record.id }, body: { answer: '由区级承担。' } })).toMatchObject({ answer: { text: '由区级承担。', by: '王敏' }, mayAnswer: false })
  expect((await town.ask(getRecord, { params: { id: record.id } })).answer).toMatchObject({ text: '由区级承担。' })
  expect(await problemOf(officer.ask(answerRecord, { params: { id: record.id }, body: { answer: '改了' } }))).toBe('RECORD_STATE')
  expect(await problemOf(town.ask(strikeRecord, { params: { id: record.id }, body: { reason: '不要了' } }))).toBe('RECORD_STATE')
})

test('the village reviews its poor households again and again; the cycle is that of the plan, and what is owed first is done first [J-59 on /campaigns/:id/duties]', async () => {
  const times = async () => (await village.ask(listDuties, { params: { id } })).rows.filter((duty) => duty.code === 'regular-review').map((duty) => `${duty.due} ${duty.state}`)
  // 11 April to 30 June by the month, in the days of the campaign.
  expect(await times()).toEqual(['2026-12-02 due', '2027-01-02 due', '2027-01-22 due'])
  const { householdId } = await putHousehold(server.connection, { campaignId: id, areaName: '文昌社区', people: [{ name: '方秀英', birthDate: '1950-02-03' }], aid: ['DIBAO'] })
  const review = { participants: [{ name: '周玉兰' }], findings: '一户需要帮扶' }
  for (const reviewed of [['018f0000-0000-7000-8000-000000000000'], ["'; DROP"]]) expect(await faultsOf(add(village, 'regular-review', { ...review, reviewed }))).toEqual([{ item: 'reviewed', code: 'NOT_AN_OPTION' }])

  server.clock.moveTo('2026-12-05T09:00:00+08:00')
  village = await server.as('wenchang')
  expect(await times()).toEqual(['2026-12-02 late', '2027-01-02 due', '2027-01-22 due'])
  const record = await add(village, 'regular-review', { ...review, reviewed: [householdId] }, { heldOn: '2026-12-05' })
  expect(record).toMatchObject({ names: { [householdId]: '方秀英' }, details: { reviewed: [householdId] } })
  expect(await times()).toEqual(['2026-12-02 done', '2027-01-02 due', '2027-01-22 due'])
  // Another in the same span does the next; then nothing is owed yet.
  await add(village, 'regular-review', { ...review, reviewed: [householdId] }, { heldOn: '2026-12-05' })
  await add(village, 'regular-review', { ...review, reviewed: [householdId] }, { heldOn: '2026-12-05' })
  expect(await times()).toEqual(['2026-12-02 done', '2027-01-02 done', '2027-01-22 due'])
})

test('all that is due stands in the calendar, one\'s own and what one watches, red from the day after [A-10 J-30 J-35 on /calendar]', async () => {
  server.clock.moveTo('2026-11-21T09:20:00+08:00')
  village = await server.as('wenchang')
  town = await server.as('dongcheng')
  const month = { from: '2026-10-26', until: '2026-12-06' }
  const mine = await village.ask(getCalendar, { query: { ...month, whose: 'mine' } })
  const duties = mine.lines.filter((line) => line.kind === 'duty')
  expect(duties.map((line) => `${line.due} ${line.code} ${line.late > 0 ? 'late' : line.done > 0 ? 'done' : 'due'} ${line.areaName} ${line.duty?.actor?.role ?? ''}`)).toEqual([
    '2026-11-02 screening done 文昌社区 ',
    '2026-12-02 regular-review done 文昌社区 ',
  ])
  expect(mine.before.map((line) => line.code)).toEqual(['base-roster'])
  expect(mine.lines.filter((line) => line.kind === 'task').map((line) => [line.what, line.owner, line.done])).toEqual([['逐户看房', '周玉兰', 1]])
  expect(mine.lines.filter((line) => line.kind.startsWith('stage')).map((line) => `${line.due} ${line.kind} ${line.code}`)).toEqual(['2026-11-02 stage-ends preparation', '2026-11-03 stage-begins visits'])
  for (const line of duties) expect(line.clause?.says).not.toBe('')

  const all = await town.ask(getCalendar, { query: { ...month, whose: 'all' } })
  const villages = (await town.ask(listAreas, {})).rows.filter((area) => area.level === 'village' && area.parentId === idOf('东城街道')).length
  expect(all.lines.find((line) => line.code === 'screening')).toMatchObject({ units: villages, done: 1, late: villages - 1 })
  expect(all.lines.filter((line) => line.code === 'progress').map((line) => line.due)).toEqual(['2026-11-09', '2026-11-16', '2026-11-23', '2026-11-30'])
  expect(all.before.find((line) => line.code === 'lists-split')).toMatchObject({ late: 1 })
  expect(await problemOf(village.ask(getCalendar, { query: { from: '2026-01-01', until: '2026-12-31', whose: 'all' } }))).toBe('INPUT_INVALID')

  // The day on which it is due is not late yet; the day after is.
  const stateOn = async (day: string) => {
    server.clock.moveTo(`${day}T23:59:00+08:00`)
    town = await server.as('dongcheng')
    const lines = (await town.ask(getCalendar, { query: { ...month, whose: 'mine' } })).lines
    return lines.find((line) => line.code === 'progress' && line.due === '2026-11-23')!.late
  }
  expect([await stateOn('2026-11-23'), await stateOn('2026-11-24')]).toEqual([0, 1])
  server.clock.moveTo('2026-11-21T09:20:00+08:00')
  ;[town, village] = await Promise.all([server.as('dongcheng'), server.as('wenchang')])
  const { stages } = await town.ask(getCampaign, { params: { id } })
  expect(stages.map(({ id: stage, state }) => `${stage} ${state}`)).toEqual(['launch done', 'preparation late', 'visits now'])
  expect((await village.ask(getToday, { query: {} })).duties.filter((duty) => duty.state === 'late').map((duty) => duty.code)).toEqual(['base-roster'])
})

test('problems, reviews, key households and visits stand in the calendar on their days, each opening its rows [A-10 on /calendar]', async () => {
  const { householdId } = await putHousehold(server.connection, { campaignId: id, areaName: '文昌社区', people: [{ name: '日历户', birthDate: '1944-02-03', facts: { livingState: 'WITH_FAMILY' } }] })
  const visit = await village.ask(startVisit, { body: { campaignId: id, householdId } })
  const submission = answered(soundSubmission(visit, { problems: [foundProblem({ due: '2026-11-27' }), foundProblem({ kind: 'house-unsafe', due: '2026-11-27' })] }), undefined, 'nextVisitOn', { value: '2026-11-26' })
  await village.ask(submitVisit, { params: { id: visit.id }, body: { submission } })
  await village.ask(addKeyHousehold, { params: { id }, body: { householdId, personId: null, visitId: visit.id, why: 'care', risk: '独居', measure: '每周探望', frequency: 'weekly', helperName: '李芳', helperPost: '', helperPhone: '' } })
  const month = { from: '2026-11-01', until: '2026-11-30' }
  const linesOf = async (person: Person, whose: 'mine' | 'all') => (await person.ask(getCalendar, { query: { ...month, whose } })).lines.filter((line) => line.title === null && line.kind !== 'task').map((line) => `${line.due} ${line.kind} ${line.units} ${line.late}`)
  const before = await linesOf(village, 'mine')
  expect(before).toEqual(expect.arrayContaining(['2026-11-27 findings 2 0', '2026-11-26 planned 1 0', '2026-11-28 keys 1 0']))
  expect((await village.ask(listFindings, { params: { id }, query: { due: '2026-11-27' } })).total).toBe(2)
  // The district watches what its villages have to do, and does not do it.
  expect(await linesOf(officer, 'mine')).not.toContain('2026-11-27 findings 2 0')
  expect(await linesOf(officer, 'all')).toContain('2026-11-27 findings 2 0')
  server.clock.moveTo('2026-11-28T09:00:00+08:00')
  village = await server.as('wenchang')
  expect(await linesOf(village, 'mine')).toContain('2026-11-27 findings 2 2')
  const later = await village.ask(getCalendar, { query: { from: '2026-11-28', until: '2026-12-30', whose: 'mine' } })
  expect(later.before.find((line) => line.kind === 'findings')).toMatchObject({ late: expect.any(Number) })
  server.clock.moveTo('2026-11-21T09:20:00+08:00')
  ;[officer, town, village] = await Promise.all([server.as('quxian'), server.as('dongcheng'), server.as('wenchang')])
})

test('what the district owes is on its calendar, its Today and its board, red from the day after [A-10 J-74 on /calendar]', async () => {
  const bulletins = async () => (await officer.ask(getToday, { query: {} })).duties.filter((duty) => duty.code === 'bulletin').map((duty) => `${duty.due} ${duty.state}`)
  expect(await bulletins()).toEqual(expect.arrayContaining(['2026-11-09 late', '2026-11-16 late', '2026-11-23 due']))
  const { stuck } = await officer.ask(getToday, { query: {} })
  const own = stuck.filter((one) => one.areaId === idOf('示例区'))
  expect(own.find((one) => one.kind === 'deliverable-late')).toMatchObject({ count: 2, daysLate: 12, titles: [{ zh: '通报排查整治进展情况' }] })
  const { lines } = await officer.ask(getCalendar, { query: { from: '2026-11-01', until: '2026-11-30', whose: 'mine' } })
  expect(lines.filter((line) => line.code === 'bulletin').map((line) => `${line.due} ${line.late}`)).toEqual(['2026-11-09 1', '2026-11-16 1', '2026-11-23 0', '2026-11-30 0'])
  const mine = (await town.ask(getCalendar, { query: { from: '2026-12-01', until: '2027-01-31', whose: 'mine' } })).lines.map((line) => line.code)
  expect(mine).toEqual(expect.arrayContaining(['statistics', 'rectification']))
})

test('one timeline of a household shows what was checked, helped, rectified and made a rule of [J-52 on /households/:id]', async () => {
  const { householdId } = await putHousehold(server.connection, { campaignId: id, areaName: '文昌社区', people: [{ name: '四边户', birthDate: '1944-02-03', facts: { livingState: 'WITH_FAMILY' } }] })
  const visit = await village.ask(startVisit, { body: { campaignId: id, householdId } })
  const handed = await village.ask(submitVisit, { params: { id: visit.id }, body: { submission: soundSubmission(visit, { problems: [foundProblem({ kind: 'house-unsafe', description: '屋顶漏雨' })] }) } })
  await village.ask(addAid, { params: { id: householdId }, body: { kind: 'TEMP_RELIEF', from: heldOn, amountFen: 50_000, note: '' } })
  const [findingId] = handed.submission!.findingIds
  await town.ask(settleFinding, { params: { id: findingId! }, body: { version: 1, state: 'IN_PROGRESS', measure: '换瓦', ownerUnit: '镇建管所', ownerPerson: '陈立', due: '2026-12-10', proof: '', note: '已联系施工' } })
  const review = await add(village, 'regular-review', { participants: [{ name: '周玉兰' }], reviewed: [householdId], findings: '这一户住房要修。' })
  const file = await officer.ask(keepRecordFile, { params: { id }, query: { name: '办法.pdf' }, body: pdf })
  const policy = await add(officer, 'policy', { heading: '困难家庭住房修缮办法', kind: 'made', department: 'civil-affairs', occasions: [householdId] }, { fileIds: [file.id] })
  await add(officer, 'policy', { heading: '与这一户无关的办法', kind: 'made', department: 'civil-affairs' }, { fileIds: [(await officer.ask(keepRecordFile, { params: { id }, query: { name: '办法.pdf' }, body: pdf })).id] })

  const { timeline } = await officer.ask(getHousehold, { params: { id: householdId } })
  const kinds = new Set(timeline.map((entry) => entry.kind))
  for (const kind of ['visit', 'aid', 'finding', 'record'] as const) expect(kinds).toContain(kind)
  expect(timeline.filter((entry) => entry.kind === 'record').map(({ code, details, by, link }) => ({ code, title: (details['title'] as { zh: string }).zh, says: details['says'], by, link })).sort((a, b) => (a.title < b.title ? -1 : 1))).toEqual([
    { code: 'timeline.record', title: '出台或修订的政策', says: '困难家庭住房修缮办法', by: '王敏', link: { page: 'record', id: policy.id } },
    { code: 'timeline.record', title: '定期摸排分析', says: '这一户住房要修。', by: '周玉兰', link: { page: 'record', id: review.id } },
  ])
  expect(timeline.map((entry) => entry.at)).toEqual(timeline.map((entry) => entry.at).sort().reverse())
  // The village reads its own review; what the district wrote down stays with the district. Struck, a record is told no more.
  const told = async (person: Person) => (await person.ask(getHousehold, { params: { id: householdId } })).timeline.flatMap((entry) => (entry.kind === 'record' ? [entry.link!.id] : []))
  expect(await told(village)).toEqual([review.id])
  await officer.ask(strikeRecord, { params: { id: policy.id }, body: { reason: '重新印发' } })
  expect(await told(officer)).toEqual([review.id])
  // Its page names the household, and one that is none is refused.
  expect((await village.ask(getRecord, { params: { id: review.id } })).names).toMatchObject({ [householdId]: '四边户' })
  expect(await faultsOf(add(officer, 'policy', { heading: '无名', kind: 'made', department: 'other', occasions: ['01890000-0000-7000-8000-00000000dead'] }))).toEqual([{ item: 'occasions', code: 'NOT_AN_OPTION' }])
})
