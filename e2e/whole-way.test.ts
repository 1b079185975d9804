import { unzipSync } from 'fflate'
import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { examplePassword } from '#server/example/accounts.ts'
import { exampleRoster } from '#server/example/roster.ts'
import { testId } from '#test/api/setup/roster-sheet.ts'
import { useOffice } from './setup/office.ts'
import type { Seat } from './setup/seat.ts'
import { answer, answerTheRest, question, surveyPage } from './setup/survey.ts'

const office = useOffice('opened', 'file')
const workbook = '示例区-困难群众名册.xlsx'
const list = '需要整治的问题清单'
const report = '排查基本情况报告'

// One way through the whole, each step standing on the one before: after a broken one the others have nothing to stand on.
let isBroken = false
function step(name: string, walk: () => Promise<void>): void {
  test(name, async ({ skip }) => {
    if (isBroken) skip()
    isBroken = true
    await walk()
    isBroken = false
  })
}

let town: Seat
let village: Seat
let district: Seat
let handedIn: string

async function importWorkbook(): Promise<void> {
  await town.menu('导入').click()
  await town.drop(workbook, await exampleRoster('2026-11-21', 'story'))
  await town.sees('每一列是什么')
}

step('the district reads what the notice asks of whom and by when, and the town what is its own', async () => {
  district = await office.seat()
  await district.signIn('quxian')
  await district.speaksBoth()
  await district.menu('行动').click()
  await district.link('方案').click()
  await district.sees('动员部署阶段')
  await district.chapter('阶段和任务').locator('summary').click()
  await district.chapter('阶段和任务').getByRole('listitem').filter({ hasText: '逐户入户、见人见面排查' }).getByText('依据 三（三）1').click()
  await district.page.locator('mark').waitFor()
  await district.page.keyboard.press('Escape')
})

step('the town drops the workbook on the page, says what a column is, and sees what came in and what did not', async () => {
  town = await office.seat()
  await town.signIn('hekou')
  await town.speaksBoth()
  await importWorkbook()
  await town.speaksBoth()
  // Not to be read after all, and then it is.
  await town.choose('“备注”列对应', '不读这一列')
  await town.sees('不读')
  await town.choose('“备注”列对应', '备注')
  await town.sees('您选的')
  await town.button('导入 150 行').click()
  await town.sees('退回的行')
  await town.button('更多').click()
  await town.sees('科学计数，后几位已丢失')
  await town.speaksBoth()
})

step('the same workbook comes back with the result beside every row and the reason at every bad cell', async () => {
  const { name, bytes } = await town.saves(town.button('下载带结果的原表'))
  expect(name).toMatch(/^示例区-困难群众名册.*\.xlsx$/)
  const [sheet] = (await readXlsx(bytes, { readStyles: true })).sheets
  const rows = sheet!.rows
  const last = rows[3]!.findIndex((cell) => cell === '导入结果')
  expect(last).toBe(25)
  expect(rows[64]![last]).toBe('已导入')
  expect(rows[96]![last]).toContain('科学计数')
  const comment = sheet!.cells!.get('96,8')!.comment!.text
  expect(comment).toContain('科学计数')
  // What was right stays as it was, all of it.
  expect(rows[74]!.slice(4, 9)).toEqual(['李长顺', '李长顺', '户主', '男', '990012195909211377'])
})

step('the import is undone as one step, and done again', async () => {
  await town.button('撤销这次导入').click()
  await town.button('撤销').click()
  await town.sees('这次导入已撤销')
  await town.menu('名册').click()
  await town.button('逐户查看').click()
  await town.sees('名册上还没有家庭')
  await importWorkbook()
  await town.button('导入 150 行').click()
  await town.sees('退回的行')
})

step('the household without a village is given one, after a change of mind', async () => {
  await town.page.getByRole('link', { name: /去分村$/ }).click()
  const box = town.row('洪秋生')
  await box.getByRole('checkbox').check()
  await town.choose('放入哪个村（居）', '柳圩村')
  await town.button('放入').click()
  await town.button('撤销').click()
  await box.waitFor()
  await box.getByRole('checkbox').check()
  await town.choose('放入哪个村（居）', '河口社区')
  await town.button('放入').click()
  await town.button('立即放入').click()
  await town.sees('已把 1 户放入河口社区')
  await town.speaksBoth()
})

step('the village writes down who went through its households with it, and how many of them', async () => {
  village = await office.seat()
  await village.signIn('xiwan')
  await village.speaksBoth()
  await village.menu('记录').click()
  await village.row('村（居）排查梳理记录').getByRole('link', { name: '新增' }).click()
  await village.choose('身份', '村民代表')
  await village.page.getByLabel('姓名').fill('顾德明')
  await village.page.getByLabel('辖区家庭总户数 *').fill('320')
  await village.page.getByLabel('已梳理户数 *').fill('304')
  await village.page.getByLabel('梳理情况 *').fill('逐组过了一遍，16 户常年在外，请网格员电话核实')
  await village.button('保存').click()
  await village.sees('已梳理 304 户，共 320 户，占 95%')
  await village.speaksBoth()
})

step('the village reads its roster, adds a household it knows of, and signs what is on the screen', async () => {
  await village.menu('今天').click()
  await village.link(/上报专项排查基础名册/).click()
  await village.sees('下面就是将要签字的名册')
  await village.button('添加一户').click()
  const dialog = village.page.getByRole('dialog')
  await dialog.getByLabel('户主姓名').fill('顾阿婆')
  await dialog.getByLabel('身份证号').fill(testId('1944-05-06', 801))
  await dialog.getByLabel('住址').fill('西湾村5组3号')
  await village.choose('线索来源', '其他需要重点关注', dialog)
  await dialog.getByLabel('列入原因').fill('独居，邻居反映近来生活困难')
  await village.button('加入名册').click()
  await village.row('顾阿婆').waitFor()
  await village.speaksBoth()
  await sign(village, '签字并上报', 8)
  await village.sees('上次签字之后没有变动')
  await village.sees('基础名册第 1 版')
  await village.speaksBoth()
})

step('the town sends the roster back with the reason, and the village signs again', async () => {
  await town.menu('名册').click()
  await town.link('西湾村').click()
  await town.button('退回更正').click()
  await town.page.getByRole('dialog').getByLabel('退回原因').fill('姚建新户请补充联系电话')
  await town.page.getByRole('dialog').getByRole('button', { name: '退回更正' }).click()
  await town.sees('被赵晓梅退回：姚建新户请补充联系电话')
  await village.page.reload()
  await village.sees('被赵晓梅退回：姚建新户请补充联系电话')
  await sign(village, '签字并上报', 8)
  await village.link('基础名册第 2 版').click()
  await village.row('顾阿婆').waitFor()
  await village.sees(/^[0-9a-f]{64}$/)
  const { bytes } = await village.saves(village.button('下载 Excel'))
  const cells = (await readXlsx(bytes)).sheets[0]!.rows.flat()
  expect(cells).toContain('990012********1377')
  expect(cells.join(' ')).not.toMatch(/\d{17}[\dX]|[{}]|undefined/)
  await village.speaksBoth()
})

const textOf = (document: Uint8Array): string => new TextDecoder().decode(unzipSync(document)['word/document.xml']).replaceAll(/<[^>]+>/g, '')

async function sign(seat: Seat, how: string, rows: number): Promise<void> {
  await seat.button(/^签字/).first().click()
  const dialog = seat.page.getByRole('dialog')
  const hash = await dialog.locator('.mono').innerText()
  expect(hash).toMatch(/^[0-9a-f]{64}$/)
  if (rows > 0) expect(await dialog.locator('.figure b').allInnerTexts().then((all) => all.reduce((sum, text) => sum + Number(text), 0))).toBe(rows)
  await dialog.getByLabel('再次输入登录密码，视同签字').fill(examplePassword)
  await dialog.getByRole('button', { name: how }).click()
  await dialog.waitFor({ state: 'detached' })
  await seat.isQuiet()
}

step('every household of the town has a team before anybody sets out [J-36 on /teams]', async () => {
  await town.menu('排查组').click()
  await town.link('西湾村排查组').click()
  await town.button('解散').click()
  await town.sees('解散后，8 户没有排查组。')
  await town.button('确认解散').click()
  await town.sees('已解散')
  await town.menu('排查组').click()
  await town.sees('8 户还没有排查组：西湾村')
  await town.button('组建排查组').click()
  const dialog = town.page.getByRole('dialog')
  await dialog.getByLabel('排查组').fill('河口镇第一排查组')
  await town.choose('负责村（居）', '西湾村', dialog)
  await dialog.getByLabel('姓名').fill('赵晓梅')
  await dialog.getByLabel('职务').fill('包村干部')
  await dialog.getByRole('button', { name: '保存' }).click()
  await town.row('河口镇第一排查组').waitFor()
  expect(await town.page.getByText(/户还没有排查组/).count()).toBe(0)
  await town.speaksBoth()
  await town.link('河口镇第一排查组').click()
  await town.sees('组员名单')
  await town.speaksBoth()
})

step('a visit at the desk is kept as it is typed', async () => {
  await village.menu('走访').click()
  await village.button('开始走访：李长顺').click()
  await village.sees('走访情况')
  await answer(question(village, '走访方式'), '入户')
  await answer(question(village, '由谁回答'), '本人')
  await village.button('再加一人').click()
  await village.page.getByLabel('走访人 2').fill('王建国')
  await village.sees(/^已保存/)
  await village.page.reload()
  await village.isQuiet()
  expect(await village.page.getByLabel('走访人 2').inputValue()).toBe('王建国')
  expect(await question(village, '走访方式').getByRole('radio', { name: '入户' }).isChecked()).toBe(true)
})

step('what the registry knows is confirmed, changed, or not known any more; who was not seen is named', async () => {
  await surveyPage(village, /^李长顺/).click()
  await answer(question(village, '见到李长顺了吗'), '见到')
  await answer(question(village, '在哪里见到'), '在家中')
  await answer(question(village, '居住状况'), '没有变化')
  await surveyPage(village, /^王翠花/).click()
  await answer(question(village, '见到王翠花了吗'), '见到')
  await answer(question(village, '在哪里见到'), '在家中')
  await answer(question(village, '残疾类别'), '没有变化')
  await answer(question(village, '残疾等级'), '有变化')
  await question(village, '残疾等级').getByRole('spinbutton').fill('2')
  await surveyPage(village, /^李强/).click()
  await answer(question(village, '见到李强了吗'), '没见到')
  await village.choose('没见到的原因', '外出务工')
  await village.page.getByLabel('下次上门').fill('2026-11-28')
  await answer(question(village, '残疾类别'), '没有变化')
  await answer(question(village, '残疾等级'), '不清楚')
  await village.speaksBoth()
})

step('what is missing is listed with the sentence that asks for it, and one click away', async () => {
  await surveyPage(village, '核对提交').click()
  const seen = village.page.getByRole('region', { name: /^见人见面/ })
  await seen.getByRole('button', { name: /依据/ }).click()
  await village.sees('见人见面')
  await village.page.keyboard.press('Escape')
  await seen.getByRole('button', { name: '李小宝　请写明是否见到本人。' }).click()
  await answer(question(village, '见到李小宝了吗'), '见到')
  await answer(question(village, '在哪里见到'), '在家中')
  await surveyPage(village, '三个是否').click()
  await answer(question(village, '基本民生保障政策是否落实到位'), '是')
  await answer(question(village, '是否已享受政策但生活仍然困难'), '无法判断')
  await village.page.getByPlaceholder('为什么无法判断（必填）').fill('李强长期在外，收入情况说不清')
  await answer(question(village, '是否未纳入保障但可能存在特殊困难'), '否')
  await answerTheRest(village)
})

step('two problems are written down, one of them settled on the spot', async () => {
  await surveyPage(village, /^发现的问题/).click()
  await village.button('登记一个问题').click()
  const first = village.page.getByRole('region', { name: '问题 1' })
  await village.choose('类别', '照料缺失', first)
  await village.choose('涉及人员', '王翠花', first)
  await first.getByLabel('问题描述').fill('王翠花行动不便，白天无人照料')
  await answer(first, '7 日内')
  expect(await first.getByLabel('时限', { exact: true }).inputValue()).toBe('2026-11-28')
  await first.getByLabel('整治措施').fill('联系镇养老服务中心上门')
  await first.getByLabel('责任单位').fill('西湾村村民委员会')
  await first.getByLabel('责任人').fill('李芳')
  await village.button('登记一个问题').click()
  const second = village.page.getByRole('region', { name: '问题 2' })
  await village.choose('类别', '服务不到位', second)
  await second.getByLabel('问题描述').fill('不知道残疾人两项补贴怎么申请')
  await answer(second, '24 小时内')
  await second.getByLabel('当场已解决').check()
  await second.getByLabel('怎么解决的').fill('当场说明并代为填写申请表')
  await second.getByLabel('佐证').fill('申请表已当面填好，本人签字')
  await village.speaksBoth()
})

step('a visit is handed in once, and stays as it was', async () => {
  await surveyPage(village, '核对提交').click()
  await village.sees('将登记 2 个问题')
  await village.row('残疾等级').filter({ hasText: '王翠花' }).waitFor()
  await village.speaksBoth()
  // The same desk in another window, ready to hand in the same visit.
  const other = await office.seat()
  await other.signIn('xiwan')
  await other.go(`${new URL(village.page.url()).pathname}?page=finish`)
  await other.button('提交').waitFor()
  await village.button('提交').click()
  await village.sees('已提交')
  expect(await village.page.locator('fieldset.question').count()).toBe(0)
  await village.speaksBoth()
  other.expect(/^409 POST \/api\/visits\/.*\/submit$/)
  await other.button('提交').click()
  await other.page.getByRole('alert').waitFor()
})

step('the town takes the problem in hand: measure, owner, day, proof', async () => {
  await town.menu('问题清单').click()
  await town.row('王翠花行动不便').getByRole('button', { name: '处理：李长顺' }).click()
  const drawer = town.page.getByRole('dialog')
  await answer(drawer, '整治中')
  await drawer.getByLabel('整治措施').fill('镇养老服务中心每日上门两次')
  await drawer.getByLabel('责任单位').fill('河口镇养老服务中心')
  await drawer.getByLabel('责任人').fill('赵晓梅')
  await drawer.getByLabel('时限', { exact: true }).fill('2026-11-27')
  await drawer.getByRole('button', { name: '保存' }).click()
  await drawer.waitFor({ state: 'detached' })
  await town.row('镇养老服务中心每日上门两次').waitFor()
  await town.speaksBoth()
})

step('the household is followed from now on: why, how often, by whom', async () => {
  await town.link('李长顺').first().click()
  await town.button('后续办理').click()
  await town.page.getByRole('menuitem', { name: '列入重点户' }).click()
  const drawer = town.page.getByRole('dialog')
  await town.choose('人员', '王翠花', drawer)
  await town.choose('为什么列入', '监护、照料存在风险', drawer)
  await drawer.getByLabel('风险').fill('白天独自在家，行动不便')
  await drawer.getByLabel('跟踪帮扶措施').fill('村里每周上门一次')
  await answer(drawer, '每周')
  await drawer.getByLabel('帮扶人').fill('李芳')
  await drawer.getByRole('button', { name: '保存' }).click()
  await town.sees('列入与变动')
  await town.speaksBoth()
  await town.menu('重点户').click()
  await town.row('王翠花').getByText('每周').waitFor()
  await town.speaksBoth()
})

step('the situation report counts by itself; people write what a number does not say, and the principal signs [J-40 J-43 on /campaigns/:id/deliverables/:code/:areaId]', async () => {
  await town.menu('报送').click()
  await town.link(report).click()
  await town.sees('处文字还没有写')
  expect(await town.button('签字报送').isDisabled()).toBe(true)
  for (const [section, text] of [['一、组织和覆盖情况', '成立排查组 1 个，由包村干部牵头'], ['九、困难和建议', '外出人员较多，建议春节前再访一次']] as const) {
    await town.page.getByLabel(`${section}：文字说明`).fill(text)
    await town.page.keyboard.press('Tab')
    await town.isQuiet()
  }
  await town.page.getByText('处文字还没有写').waitFor({ state: 'detached' })
  await town.speaksBoth()
  // A figure opens the rows it counts.
  const found = town.page.getByRole('region', { name: '五、发现的问题' })
  await found.getByRole('button', { name: '2', exact: true }).first().click()
  await town.row('不知道残疾人两项补贴怎么申请').waitFor()
  await town.page.keyboard.press('Escape')
  await town.page.getByRole('dialog').waitFor({ state: 'detached' })
  await sign(town, '签字并报送', 0)
  await town.link('看第 1 版').click()
  await town.sees('成立排查组 1 个，由包村干部牵头')
  const letter = await town.saves(town.button('下载 Word'))
  expect(textOf(letter.bytes)).toContain('外出人员较多，建议春节前再访一次')
  expect(textOf(letter.bytes)).not.toMatch(/[{}]|undefined|null|\d{17}[\dX]/)
})

step('the list is signed and handed in, and goes out as workbook and as document', async () => {
  await town.menu('报送').click()
  await town.link(list).click()
  await town.sees('王翠花行动不便')
  await town.speaksBoth()
  await sign(town, '签字并报送', 0)
  await town.link('看第 1 版').click()
  await town.isQuiet()
  handedIn = town.page.url()
  const table = await town.saves(town.button('下载 Excel'))
  expect(table.name).toBe(`河口镇${list}（第1版）.xlsx`)
  const [sheet] = (await readXlsx(table.bytes)).sheets
  const cells = sheet!.rows.flat().filter((cell) => cell !== null).map(String)
  expect(cells).toContain('王翠花行动不便，白天无人照料')
  expect(cells).toContain('镇养老服务中心每日上门两次')
  const letter = await town.saves(town.button('下载 Word'))
  const text = textOf(letter.bytes)
  expect(text).toContain('不知道残疾人两项补贴怎么申请')
  for (const words of [cells.join(' '), text]) {
    expect(words).not.toMatch(/[{}]|undefined|null/)
    expect(words).not.toMatch(/\d{17}[\dX]/)
  }
  await town.speaksBoth()
})

step('what was handed in does not change with the problem [A-03 on /deliverable-versions/:id]', async () => {
  const frozen = await town.page.locator('.paper').innerText()
  await town.row('王翠花行动不便').getByRole('link', { name: '问题' }).click()
  await town.button('处理').click()
  const drawer = town.page.getByRole('dialog')
  await answer(drawer, '已整治')
  await drawer.getByLabel('佐证', { exact: true }).fill('上门服务签到表 11 月 21 日')
  await drawer.getByRole('button', { name: '保存' }).click()
  await town.sees('销号')
  await town.speaksBoth()
  await town.page.goto(handedIn)
  await town.isQuiet()
  expect(await town.page.locator('.paper').innerText()).toBe(frozen)
})

step('the district opens a number of its board down to the visit', async () => {
  await district.menu('行动').click()
  await district.isQuiet()
  const figure = district.page.getByRole('link', { name: /^发现问题 2$/ })
  await figure.waitFor()
  await district.speaksBoth()
  await district.row('河口镇').getByRole('link', { name: '2', exact: true }).first().click()
  await district.row('王翠花行动不便').getByRole('link', { name: '李长顺' }).click()
  await district.sees('一条时间线')
  await district.speaksBoth()
  await district.link('打开走访').first().click()
  await district.sees('已提交')
  await district.sees('李强长期在外，收入情况说不清')
})

step('a number of the district report opens its rows, a row its household, the household its visit [A-04 on /campaigns/:id/deliverables/:code/:areaId]', async () => {
  await district.menu('报送').click()
  await district.link('专项排查整治工作报告').click()
  await district.sees('截至')
  await district.speaksBoth()
  await district.page.getByRole('region', { name: '五、发现的问题和整治情况' }).getByRole('button', { name: '2', exact: true }).first().click()
  await district.row('王翠花行动不便').getByRole('link', { name: '户', exact: true }).click()
  await district.sees('一条时间线')
  await district.link('打开走访').first().click()
  await district.sees('李强长期在外，收入情况说不清')
})

step('the district sends the list back with the reason', async () => {
  await district.menu('报送').click()
  await district.row('河口镇').getByRole('link', { name: '已报送' }).first().click()
  await district.sees(`河口镇 ${list}`)
  await district.link('看第 1 版').click()
  await district.button('退回更正').click()
  await district.page.getByRole('dialog').getByLabel('退回原因').fill('请补充第 2 行的佐证')
  await district.page.getByRole('dialog').getByRole('button', { name: '退回更正' }).click()
  await district.sees('被王敏退回：请补充第 2 行的佐证')
  await town.menu('报送').click()
  await town.row(list).filter({ hasText: '被退回' }).waitFor()
})

step('a whole citizen id is opened for a purpose, and the log says so [A-08 on /audit]', async () => {
  await district.menu('查户').click()
  await district.page.getByRole('searchbox').fill('李长顺')
  await district.link('李长顺户').click()
  await district.button('查看需填目的').first().click()
  await district.page.getByRole('dialog').getByRole('textbox').fill('核对申请材料')
  await district.page.getByRole('dialog').getByRole('button', { name: '查看' }).click()
  await district.sees('990012195909211377')
  await district.menu('操作日志').click()
  const entry = district.row('查看完整证件号码').filter({ hasText: '核对申请材料' })
  await entry.waitFor()
  expect(await entry.innerText()).toContain('王敏')
  expect(await entry.innerText()).not.toContain('990012195909211377')
  await district.speaksBoth()
})
