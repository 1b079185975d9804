import { addDays, dateOf } from '#domain/calendar/plain-date.ts'
import { checkCharacterOf } from '#domain/id/check-character.ts'
import type { DatasetCode } from '#domain/matching/datasets.ts'
import { emptyDigest, endDigest } from '#domain/matching/file-digest.ts'
import { decideHit, listHits, lookAtFile, PeopleKept, readPiece, startRun } from '../features/matching/public.ts'
import { rosterTable } from './roster-table.ts'
import type { Play } from './step.ts'

interface Delivery {
  readonly day: number
  readonly at: string
  readonly login: string
  readonly dataset: DatasetCode
  readonly fileName: string
  readonly purpose: string
  readonly headings: readonly string[]
  /** What the department has of people of the roster, by name, behind id and name. */
  readonly known: Readonly<Record<string, readonly string[]>>
  /** The same of people whom nobody here knows. */
  readonly stranger: readonly string[]
}

/** Days after the campaign's start; the roster is as on the second of them. */
const [vehiclesOn, rosterOn] = [30, 32]
const nameAt = 5
const idAt = 8
const legalBasis = '《社会救助暂行办法》第五十八条'

const deliveries: readonly Delivery[] = [
  {
    day: vehiclesOn, at: '15:10', login: 'quxian', dataset: 'VEHICLES', fileName: '机动车登记名册.csv', purpose: '低保对象车辆比对',
    headings: ['身份证号码', '姓名', '号牌号码', '车辆型号', '登记日期'],
    known: { 马建军: ['示A·M6021', '小型普通客车', '2023-05-16'], 杨丽: ['示A·Y1180', '三轮摩托车', '2019-08-02'] },
    stranger: ['示A·00000', '小型轿车', '2021-03-01'],
  },
  {
    day: 31, at: '10:20', login: 'canlian', dataset: 'DISABILITY', fileName: '持证残疾人信息.csv', purpose: '残疾人证信息更新',
    headings: ['身份证号码', '姓名', '残疾类别', '残疾等级', '有效期至'],
    known: { 赵德福: ['肢体', '三级', '2031-04-30'], 孙国平: ['精神', '二级', '2029-10-31'], 刘芳: ['视力', '一级', '2033-01-31'], 胡志远: ['肢体', '四级', '2036-06-30'] },
    stranger: ['肢体', '三级', '2030-12-31'],
  },
]

/** Two departments' files: of the one a hit was decided, those of the other wait. */
export async function playMatching(play: Play): Promise<void> {
  for (const delivery of deliveries) await match(play, delivery)
  const { rows } = await play.look('quxian', (work) => listHits(work, { dataset: 'VEHICLES' }))
  const hit = rows.find(({ personName }) => personName === '杨丽')
  if (!hit) throw new Error('no hit about 杨丽 to decide')
  await play.act({ day: vehiclesOn, at: '16:00', login: 'quxian' }, 'match-decided', (work) => decideHit(work, hit.id, { verdict: 'TRUE_IRRELEVANT', reason: '三轮摩托车，接送透析用，不影响认定', saidAt: hit.saidAt }))
}

async function match(play: Play, { day, at, login, dataset, fileName, purpose, headings, known, stranger }: Delivery): Promise<void> {
  const file = Buffer.from([headings, ...rowsOf(play, known, stranger)].map((cells) => `${cells.join(',')}\n`).join(''))
  const moment = { day, at, login }
  const run = await play.act(moment, `match-${dataset}`, async (work) => {
    const { columns, id, name, birth, sex, address, kept } = await lookAtFile(work, dataset, fileName, file)
    return startRun(work, { dataset, purpose, sourceDate: play.dayOf(day - 2), basis: 'LEGAL', legalBasis, fileName, size: file.length, columns: { id, name, birth, sex, address, kept: kept ?? [] }, headings: columns.map(({ heading }) => heading) })
  })
  await play.act(moment, `match-${dataset}-read`, (work) => readPiece(work, new PeopleKept(), run.id, { from: 0, hash: endDigest(emptyDigest) }, file))
}

function rowsOf(play: Play, known: Delivery['known'], stranger: readonly string[]): readonly (readonly string[])[] {
  const ours = rosterTable(addDays(play.start, rosterOn), 'story').flatMap(({ kind, cells }) => {
    const given = kind === 'person' ? known[String(cells[nameAt]).replaceAll(/\s/g, '')] : undefined
    return given ? [[String(cells[idAt]), String(cells[nameAt]), ...given]] : []
  })
  const others = Array.from({ length: 240 }, (_, no) => [strangersId(no), `外乡${no + 1}`, ...stranger])
  // As a department has them: ours among the others.
  return others.flatMap((row, no) => [row, ...ours.filter((_, place) => place * 50 === no)])
}

/** Born on a 29th, as nobody of the roster is. */
function strangersId(no: number): string {
  const first17 = `990010${dateOf(1945 + (no % 60), [1, 3, 5, 7, 8, 10, 12][no % 7]!, 29).replaceAll('-', '')}${String(no).padStart(3, '0')}`
  return first17 + checkCharacterOf(first17)
}
