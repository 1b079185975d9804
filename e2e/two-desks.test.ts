import { beforeAll, expect, test } from 'vitest'
import { listCampaigns } from '#contract/campaigns.ts'
import { getVisit, saveDraft, startVisit, submitVisit } from '#contract/visits.ts'
import { sectionsFor } from '#domain/form/sections-for.ts'
import { paths } from '#office/paths.ts'
import { putHousehold, type SeedPerson } from '#test/api/setup/put-household.ts'
import { answered, soundSubmission } from '#test/api/setup/sound-submission.ts'
import { useOffice } from './setup/office.ts'

const office = useOffice('opened', 'test')
let campaignId: string

beforeAll(async () => {
  campaignId = (await (await office.server.as('wenchang')).ask(listCampaigns, {})).rows[0]?.id as string
})

const put = (people: readonly SeedPerson[], aid: readonly string[] = []) => putHousehold(office.server.connection, { campaignId, areaName: '文昌社区', people, aid })
const alone: readonly SeedPerson[] = [{ name: '桌边明', birthDate: '1950-03-01', facts: { livingState: 'WITH_FAMILY' } }]

test('two desks on one household see each other; the second looks, takes over, or records a visit of its own', async () => {
  const { householdId } = await put(alone)
  const [village, town] = [await office.seat(), await office.seat()]
  await village.signIn('wenchang')
  await town.signIn('dongcheng')
  await village.go(paths.household(householdId))
  await village.button('开始走访').click()
  await village.sees('还剩')
  await town.go(paths.household(householdId))
  await town.sees('周玉兰正在填这一户的走访。')
  town.expect(/^409 POST \/api\/visits$/)
  await town.button('继续填写').click()
  await town.button('看一看那一份').click()
  await town.sees('这份走访由周玉兰填写，还没有提交。')
  await town.button('接手').click()
  await town.sees('还剩')
  // What the first goes on to write is not lost: it stays on the page until somebody decides.
  village.expect(/^409 PUT \/api\/visits\/[^/]+\/draft$/)
  await village.page.getByRole('radiogroup', { name: '走访方式' }).getByText('入户', { exact: true }).click()
  await village.sees('陈立已接手这份走访。')
  await village.button('接手回来并合并').click()
  await village.sees('已保存')
})

test('what cannot be saved is said where one types, and one click leads to what differs', async () => {
  const { householdId, personIds } = await put([{ name: '桌边长', birthDate: '1950-03-01', aid: ['TEKUN'], facts: { supportForm: 'SCATTERED' } }])
  const worker = await office.server.as('wenchang')
  const visit = await worker.ask(startVisit, { body: { campaignId, householdId } })
  const village = await office.seat()
  await village.signIn('wenchang')
  await village.go(`${paths.visit(visit.id)}?page=m.${personIds[0]}`)
  await village.sees('能自主洗澡？')
  const draftOf = (manner: string) => ({ ...visit.draft, visit: { ...visit.draft.visit, date: visit.today, visitors: ['周玉兰'], manner } })
  await worker.ask(saveDraft, { params: { id: visit.id }, body: { draft: draftOf('IN_PERSON') as never, draftVersion: visit.draftVersion } })
  village.expect(/^409 PUT \/api\/visits\/[^/]+\/draft$/)
  await village.page.evaluate(() => window.scrollTo({ top: document.body.scrollHeight }))
  await village.page.getByRole('radiogroup').last().getByRole('radio').first().click({ force: true })
  await village.page.getByRole('alert').getByRole('button', { name: '去处理' }).click()
  await village.sees('这份走访在别处也改过')
  await village.page.getByRole('alert').waitFor({ state: 'detached' })
  await village.button('合并保存').click()
  await village.sees('已保存')
})

test('what two visits say differently is chosen by a person, on the page of the household', async () => {
  const { householdId, personIds } = await put(alone)
  const [worker, clerk] = [await office.server.as('wenchang'), await office.server.as('dongcheng')]
  const first = await worker.ask(startVisit, { body: { campaignId, householdId } })
  const second = await clerk.ask(startVisit, { body: { campaignId, householdId, own: true } })
  for (const [person, visit, value] of [[worker, first, 'LIVES_ALONE'], [clerk, second, 'EMPTY_NEST']] as const) {
    await person.ask(submitVisit, { params: { id: visit.id }, body: { submission: answered(soundSubmission(visit), personIds[0], 'livingState', { value }) } })
  }
  const town = await office.seat()
  await town.signIn('dongcheng')
  await town.page.getByRole('link', { name: /处两份回答不一致/ }).click()
  await town.row('居住状况').getByRole('button', { name: '选定' }).click()
  await town.page.getByRole('dialog').getByText('空巢（陈立）').click()
  await town.page.getByRole('dialog').getByRole('textbox').fill('电话问过本人')
  await town.page.getByRole('dialog').getByRole('button', { name: '选定' }).click()
  await town.sees('没有不一致的回答')
  await town.go(paths.household(householdId))
  await town.sees('电话问过本人')
  expect(await town.row('居住状况').textContent()).toContain('独居')
})

test('a missing entrusted carer proposes a problem, which the visitor takes over or puts aside [J-14 on /visits/:id]', async () => {
  const { householdId, personIds } = await put([{ name: '桌边祖', birthDate: '1958-03-01' }, { name: '桌边童', relation: '41', birthDate: '2014-03-01', facts: { leftBehind: true } }])
  const visit = await (await office.server.as('wenchang')).ask(startVisit, { body: { campaignId, householdId } })
  const village = await office.seat()
  await village.signIn('wenchang')
  await village.go(`${paths.visit(visit.id)}?page=m.${personIds[1]}`)
  await village.page.getByRole('radiogroup', { name: '是否有受委托照护人？' }).getByText('否', { exact: true }).click()
  await village.page.getByRole('navigation', { name: '走访各页' }).getByRole('button', { name: /^发现的问题/ }).click()
  await village.sees('留守儿童没有受委托照护人')
  expect((await (await office.server.as('wenchang')).ask(getVisit, { params: { id: visit.id } })).draft.problems ?? []).toEqual([])
  await village.button('登记').click()
  await village.page.getByText('问题 1', { exact: true }).waitFor()
  expect(await village.page.getByLabel('问题描述').inputValue()).toBe('留守儿童没有受委托照护人')
})

test('the survey from the keyboard: a number answers, Enter goes on', async () => {
  const { householdId } = await put(alone, ['DIBAO'])
  const visit = await (await office.server.as('wenchang')).ask(startVisit, { body: { campaignId, householdId } })
  const village = await office.seat()
  await village.signIn('wenchang')
  await village.go(`${paths.visit(visit.id)}?page=s.dibao`)
  const questions = village.page.locator('.question')
  await questions.first().locator('input').first().focus()
  await village.page.keyboard.press('1')
  await village.page.keyboard.press('Enter')
  await village.page.keyboard.press('2')
  await village.sees('已保存')
  const { draft } = await (await office.server.as('wenchang')).ask(getVisit, { params: { id: visit.id } })
  expect(draft.answers).toMatchObject({ dibaoPolicy: { value: true }, dibaoPaidInTime: { value: false } })
})

test('on paper stands what was said and nothing else, with lines to sign; a blank form says nothing [J-38 J-75 A-12 on /visits/:id]', async () => {
  const { householdId } = await put(alone, ['DIBAO'])
  const worker = await office.server.as('wenchang')
  const visit = await worker.ask(startVisit, { body: { campaignId, householdId } })
  const done = await worker.ask(submitVisit, { params: { id: visit.id }, body: { submission: soundSubmission(visit) } })
  const village = await office.seat()
  await village.signIn('wenchang')
  await village.go(paths.visit(visit.id))
  await village.page.emulateMedia({ media: 'print' })
  const paper = village.page.locator('.visit-paper')
  expect(await paper.textContent()).toContain('特殊困难群体入户调查表')
  const asked = sectionsFor(done.form, done.facts, done.submission!.answers).flatMap(({ items }) => items)
  // One tick for each answer that was chosen; of several choices as many as there were; what was written stands there.
  const ticks = asked.reduce((sum, { item, answer }) => {
    if (!answer) return sum
    if ('none' in answer) return sum + 1
    return sum + (item.options ? (Array.isArray(answer.value) ? answer.value.length : 1) : item.type === 'yes-no' ? 1 : 0)
  }, 0)
  const ofHead = 2 + done.facts.members.length
  expect((await paper.textContent())?.split('☑').length).toBe(ticks + ofHead + 1)
  for (const sign of ['走访人签字', '家庭成员签字']) await village.sees(sign)
  expect(await paper.textContent()).toContain(done.submission!.digest)
  const other = await put(alone, ['DIBAO'])
  await village.go(paths.blankForm(campaignId, other.householdId))
  expect(await paper.textContent()).not.toContain('☑')
  expect(await paper.textContent()).toContain('登记的是 与家人同住')
})

test('without an assessment self-care is "not assessed"; the six items say what it is, and open the focus questions [J-10 on /visits/:id]', async () => {
  const { householdId, personIds } = await put([{ name: '桌边特困', birthDate: '1950-03-01', aid: ['TEKUN'], facts: { supportForm: 'SCATTERED', seriousIllness: false } }])
  const visit = await (await office.server.as('wenchang')).ask(startVisit, { body: { campaignId, householdId } })
  const village = await office.seat()
  await village.signIn('wenchang')
  await village.go(`${paths.visit(visit.id)}?page=m.${personIds[0]}`)
  await village.sees('未评估')
  const say = (item: string, answer: string) => village.page.getByRole('radiogroup', { name: item }).getByText(answer, { exact: true }).click()
  for (const item of ['能自主吃饭？', '能自主穿衣？', '能自主上下床？', '能自主如厕？', '能在室内自主行走？']) await say(item, '是')
  await village.sees('未评估')
  await say('能自主洗澡？', '是')
  await village.sees('具备生活自理能力')
  expect(await village.page.getByText('生活起居', { exact: true }).filter({ visible: true }).count()).toBe(0)
  await say('能自主洗澡？', '否')
  await village.sees('部分丧失生活自理能力')
  await village.sees('生活起居')
})
