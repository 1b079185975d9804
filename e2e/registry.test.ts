import { expect, test } from 'vitest'
import { listAreas } from '#contract/areas.ts'
import { listCampaigns } from '#contract/campaigns.ts'
import { newHousehold, recordFacts } from '#contract/household-desk.ts'
import { paths } from '#office/paths.ts'
import { putHousehold } from '#test/api/setup/put-household.ts'
import { useOffice } from './setup/office.ts'
import { barriersOn } from './setup/soundness.ts'

const office = useOffice('opened', 'test')
const campaignId = async () => (await (await office.server.as('quxian')).ask(listCampaigns, {})).rows[0]!.id
const areaId = async (name: string) => (await (await office.server.as('quxian')).ask(listAreas, {})).rows.find((area) => area.name === name)!.id

test('somebody without any document is recorded with a provisional number, and found by it [J-17 on /households/new]', async () => {
  const seat = await office.seat()
  await seat.signIn('wenchang')
  await seat.menu('查户').click()
  await seat.button('登记新户或无证件人员').click()
  await seat.page.getByLabel('姓名；不知道的写特征').fill('无名老人')
  await seat.page.getByLabel('发现地点').fill('汽车站东侧桥洞')
  await seat.button('登记').click()
  await seat.sees('无证-001001-0001')
  await seat.go(paths.search('无证-001001-0001'))
  await seat.link('无名老人户').click()
  await seat.sees('汽车站东侧桥洞')
  expect(await barriersOn(seat.page)).toEqual([])
})

test('for each pair of parents’ states a child’s page shows whether it would qualify, and from when [J-21 on /households/:id]', async () => {
  const { householdId } = await putHousehold(office.server.connection, { campaignId: await campaignId(), areaName: '文昌社区', people: [{ name: '公孙奶奶', birthDate: '1950-01-01' }, { name: '公孙小禾', relation: '41', birthDate: '2016-05-06' }] })
  const seat = await office.seat()
  await seat.signIn('wenchang')
  await seat.go(paths.household(householdId))
  await seat.sees('还不能判断')
  const say = async (father: string, mother: string, since?: string) => {
    await seat.button('填父母情况').click()
    const dialog = seat.page.getByRole('dialog')
    await seat.choose('父亲情况', father, dialog)
    await seat.choose('母亲情况', mother, dialog)
    if (since) await dialog.getByLabel('母亲情况自').fill(since)
    await dialog.getByRole('button', { name: '保存', exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
  }
  await say('死亡', '失联', '2026-07-01')
  await seat.sees('情况不变，2027年1月1日起符合')
  await say('死亡', '服刑在押', '2026-01-01')
  await seat.sees('可能属于事实无人抚养')
  await say('死亡', '能够抚养')
  await seat.sees('不符合')
})

test('a household that lives apart from its registration is seen in both villages, and is on one roster [J-24 on /households]', async () => {
  const { householdId } = await putHousehold(office.server.connection, { campaignId: await campaignId(), areaName: '文昌社区', people: [{ name: '亓官明', birthDate: '1955-01-01' }] })
  const seat = await office.seat()
  await seat.signIn('wenchang')
  await seat.go(paths.household(householdId))
  await seat.button('登记变动').click()
  await seat.page.getByRole('menuitem', { name: '户籍所在' }).click()
  await seat.choose('户籍情况', '户籍在别处（人户分离）')
  await seat.choose('本区的村（居）', '西湾村　河口镇', seat.page.getByRole('dialog'))
  await seat.button('保存').click()
  await seat.sees('户籍在西湾村')
  const there = await office.seat()
  await there.signIn('xiwan')
  await there.menu('查户').click()
  await there.row('亓官明户').getByText('东城街道 文昌社区').waitFor()
  await there.row('亓官明户').getByText('在居住地走访').waitFor()
})

test('two records of one person are looked at side by side, merged, and taken apart again [A-01 on /merges/:id]', async () => {
  const town = await office.server.as('dongcheng')
  const { householdId } = await putHousehold(office.server.connection, { campaignId: await campaignId(), areaName: '文昌社区', people: [{ name: '公冶长青', birthDate: '1950-02-03', facts: { livingState: 'LIVES_ALONE' } }] })
  const other = await town.ask(newHousehold, { body: { areaId: await areaId('文昌社区'), name: '公冶长清', birthDate: '1950-02-03', sex: 'MALE', address: '' } })
  await town.ask(recordFacts, { params: { id: other.householdId }, body: { personId: other.personId, asOf: '2026-11-20', facts: [{ name: 'livingState', value: 'EMPTY_NEST' }] } })
  const seat = await office.seat()
  await seat.signIn('dongcheng')
  await seat.go(paths.duplicates())
  await seat.button('重新查找').click()
  await seat.sees('正在查找')
  await expect.poll(async () => {
    await seat.go(paths.duplicates())
    return seat.row('公冶长青').count()
  }, { timeout: 20_000 }).toBe(1)
  await seat.row('公冶长青').getByText('名字同音').waitFor()
  expect(await barriersOn(seat.page)).toEqual([])
  await seat.row('公冶长青').getByRole('button', { name: '并排核对' }).click()
  await seat.sees('还有 2 处要选')
  await seat.row(/^姓名/).getByRole('radio').first().check()
  await seat.row(/^居住状况/).getByRole('radio').last().check()
  expect(await barriersOn(seat.page)).toEqual([])
  await seat.button('合并').click()
  await seat.page.getByLabel('原因').fill('同一人登记两次')
  await seat.page.getByRole('dialog').getByRole('button', { name: '合并', exact: true }).click()
  await seat.sees('公冶长清并入公冶长青')
  // The address of the record that went leads on.
  await seat.go(paths.household(other.householdId))
  await seat.sees('公冶长青户')
  await expect.poll(() => new URL(seat.page.url()).pathname).toBe(paths.household(householdId))
  await seat.sees('空巢')
  await seat.link('打开合并记录').click()
  await seat.button('撤销合并').click()
  await seat.page.getByLabel('原因').fill('是两个人')
  await seat.page.getByRole('dialog').getByRole('button', { name: '撤销合并', exact: true }).click()
  await seat.sees('已由陈立撤销')
  await seat.go(paths.household(other.householdId))
  await seat.sees('公冶长清户')
})

test('a standard of next year stands beside the one in force [A-05 on /parameters]', async () => {
  const seat = await office.seat()
  await seat.signIn('quxian')
  await seat.menu('标准和参数').click()
  const add = async (from: string, yuan: string) => {
    await seat.button('新增').click()
    const dialog = seat.page.getByRole('dialog')
    await dialog.getByLabel('每月金额').fill(yuan)
    await dialog.getByLabel('执行日期').fill(from)
    await dialog.getByLabel('依据文件').fill('坛民字〔2026〕1号')
    await dialog.getByRole('button', { name: '保存', exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
  }
  await add('2026-01-01', '850')
  await add('2027-01-01', '900')
  await seat.row('900.00').getByText('未到执行日').waitFor()
  await seat.row('850.00').getByText('执行中').waitFor()
})

test('a multiple is added by hand, and a workbook is refused with its bad cells and then taken [A-05 on /parameters]', async () => {
  const seat = await office.seat()
  await seat.signIn('quxian')
  await seat.menu('标准和参数').click()
  await seat.button('新增').click()
  const dialog = seat.page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: '项目' }).click()
  await seat.page.getByTitle('低保边缘线（低保标准的倍数）').last().click()
  await dialog.getByLabel('数值（如 1.5、0.6）').fill('1.5')
  await dialog.getByLabel('依据文件').fill('民发〔2021〕57号')
  await dialog.getByRole('button', { name: '保存', exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
  await seat.row('低保边缘线').getByText('1.5').waitFor()

  const workbook = (...lines: string[]) => ({ name: '参数.csv', mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${['项目,适用区域,户口类别,数值,执行日期,依据文件', ...lines].join('\r\n')}`) })
  seat.expect(/^422 POST \/api\/parameters\/import$/)
  await seat.button('从表格导入').click()
  const file = seat.page.locator('.ant-modal input[type=file]')
  await file.setInputFiles(workbook('低保复核,示例区,,12个月,2026-01-01,某办法'))
  await seat.sees('A2：没有“低保复核”这一项')
  await file.setInputFiles(workbook('低保复核间隔,示例区,,12个月,2026-01-01,某办法', '当月居民消费价格同比涨幅,示例区,,3.5%,2026-11-01,统计局'))
  await seat.row('低保复核间隔').getByText('12 个月').waitFor()
  await seat.row('当月居民消费价格').getByText('3.5%').waitFor()
})
