import { addDays } from '#domain/calendar/plain-date.ts'
import type { Participant } from '#domain/record/record-details.ts'
import { listAreasOf } from '../features/areas/public.ts'
import { answerRecord } from '../features/records/answer-record.ts'
import { finishTask } from '../features/records/finish-task.ts'
import { addRecord, keepFile, listTasks } from '../features/records/public.ts'
import { getRunningCampaign } from '../features/campaigns/public.ts'
import { ZipBuilder } from '../zip/zip-builder.ts'
import { exampleAccounts } from './accounts.ts'
import type { ExampleSize } from './example-size.ts'
import { Chance } from './neighbours/chance.ts'
import { familyName, givenName } from './neighbours/names.ts'
import { neighbourVillages } from './neighbours/progress.ts'
import { writtenRecords, type WrittenRecord } from './records-written.ts'
import type { Play } from './step.ts'

/** Meetings, trainings, policies, requests: what the notice wants written down, by those who do it. */
export async function playRecords(play: Play, size: ExampleSize): Promise<void> {
  const idOf = new Map(await play.look('quxian', async (work) => (await listAreasOf(work.trx, work.districtKey)).map((area) => [area.name, area.id] as const)))
  const own = exampleAccounts.filter((account) => account.role === 'village-worker').map(({ login, name }) => ({ login, name }))
  const others = size === 'district' ? neighbourVillages.filter((village) => village.isSigned).map(({ login, name }) => ({ login, name: `${name}书记` })) : []
  for (const [index, village] of [...own, ...others].entries()) await playScreening(play, village, index)
  for (const [index, record] of writtenRecords.entries()) await playRecord(play, record, `record-${index}`, idOf)
}

/** A village goes through all its households before it signs (J-32). */
async function playScreening(play: Play, { login, name }: { login: string; name: string }, index: number): Promise<void> {
  const chance = new Chance(320 + index)
  const households = chance.between(180, 760)
  const somebody = (group: string): Participant => ({ name: familyName(chance) + givenName(chance, chance.isIn(0.4) ? '女' : '男', chance.between(28, 62)), group })
  const participants = [{ name, post: '书记', group: 'committees' }, somebody('committees'), somebody('group-leaders'), somebody('group-leaders'), somebody('grid-workers'), somebody('representatives')]
  const details = { participants, households, lookedAt: households - chance.between(0, 12), result: '对照名单逐组逐户过了一遍，新掌握的困难家庭已列入名册。' }
  await play.act({ login, day: 2, at: '19:30' }, `screening-${login}`, (work) => addRecord(work, play.campaignId, { kind: 'screening', heldOn: play.dayOf(2), details, fileIds: [], tasks: [] }))
}

async function playRecord(play: Play, written: WrittenRecord, step: string, idOf: ReadonlyMap<string, string>): Promise<void> {
  const { login, day, at, kind, document, tasks = [], answer } = written
  const file = document && (await play.act({ login, day, at }, `${step}-file`, (work) => keepFile(work, play.campaignId, document.name, documentOf(document.paragraphs))))
  const details = Object.fromEntries(Object.entries(written.details).map(([item, value]) => [item, typeof value === 'object' ? value.map((one) => (one.areaId ? { ...one, areaId: idOf.get(one.areaId) } : one)) : value]))
  const record = await play.act({ login, day, at }, step, (work) =>
    addRecord(work, play.campaignId, {
      kind,
      heldOn: play.dayOf(day),
      details: details as Parameters<typeof addRecord>[2]['details'],
      fileIds: file ? [file.id] : [],
      tasks: tasks.map((task) => ({ what: task.what, owner: task.owner, areaId: idOf.get(task.area) ?? '', due: addDays(play.start, task.dueDay) })),
    }),
  )
  if (answer) await play.act({ login: 'quxian', day: answer.day, at: '09:10' }, `${step}-answer`, (work) => answerRecord(work, record.id, answer.text))
  for (const { what, doneOn } of tasks) {
    if (!doneOn) continue
    await play.act({ login: doneOn.login, day: doneOn.day, at: '15:20' }, `${step}-${what}`, async (work) => {
      const task = (await listTasks(work, await getRunningCampaign(work, play.campaignId), true)).find((one) => one.recordId === record.id && one.what === what)
      return finishTask(work, task?.id ?? '', doneOn.note)
    })
  }
}

/** A document as an office program writes it. */
function documentOf(paragraphs: readonly string[]): Uint8Array {
  const zip = new ZipBuilder()
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
  const types = 'http://schemas.openxmlformats.org/package/2006/content-types'
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
  zip.add('[Content_Types].xml', `${head}<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`)
  zip.add('_rels/.rels', `${head}<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}" Target="word/document.xml"/></Relationships>`)
  zip.add('word/document.xml', `${head}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`)
  return zip.finish()
}
