import type { PlainDate } from '#domain/calendar/plain-date.ts'
import { dongcheng } from './roster-dongcheng.ts'
import { hekou } from './roster-hekou.ts'
import type { RosterHousehold, RosterPerson, RosterVillage } from './roster-household.ts'
import { kaifaqu, withoutVillage } from './roster-kaifaqu.ts'
import type { ExampleSize } from './example-size.ts'
import { neighbourRosters } from './neighbours/roster.ts'
import { birthOf, citizenIdOf, writtenAmount, writtenBirth, writtenId, writtenName, writtenPhone, writtenPlace, writtenSince, type Written } from './roster-spelling.ts'

export type TableRow = {
  readonly kind: 'heading' | 'section' | 'person' | 'subtotal' | 'blank'
  readonly cells: readonly Written[]
  /** Rows below that share the cell of the head's name. */
  readonly mergedHead?: number
}

export const headings = [
  '序号', '乡镇（街道）', '村（居）', '组别', '户主\n姓名', '家庭成员姓名', '与户主关系', '性别', '身份证号码\n（18位）', '出生年月', '联系方式', '现住址',
  '户口性质', '保障类别', '纳入时间', '月保障金额（元）', '供养方式', '残疾类别、等级', '自理能力', '居住情况', '是否重病', '困境儿童类别', '线索来源', '致困原因', '备注',
] as const

// The second half was put together by somebody else, who calls things otherwise.
const headingsAgain = [
  '序号', '镇街', '村居', '小组', '户主', '姓　名', '关系', '性别', '公民身份号码', '出生日期', '电话', '家庭住址',
  '户籍性质', '救助类别', '享受时间', '金额', '供养形式', '残疾情况', '生活自理', '居住状况', '重病', '儿童类别', '来源', '困难原因', '备 注',
] as const

const towns = [['一、东城街道', dongcheng], ['二、河口镇', hekou], ['三、示例经济开发区', kaifaqu]] as const

/** The rows of the example's roster below its title, as on the day on which it is filled in. */
export function rosterTable(today: PlainDate, size: ExampleSize): readonly TableRow[] {
  const rows: TableRow[] = [{ kind: 'heading', cells: headings }]
  const people = new Numbering()
  for (const [title, villages] of size === 'story' ? towns : [...towns, ...neighbourRosters()]) {
    if (villages === kaifaqu) rows.push({ kind: 'blank', cells: [] }, { kind: 'heading', cells: headingsAgain })
    rows.push({ kind: 'section', cells: [title] })
    const before = people.count
    const ofTown = villages.flatMap((village) => rowsOf(village, people, today))
    const households = villages.reduce((sum, { households: all }) => sum + all.length, 0)
    rows.push(...ofTown, { kind: 'subtotal', cells: ['小计', '', '', '', `${households}户`, `${people.count - before}人`] })
  }
  rows.push(...withoutVillage.flatMap((village) => rowsOf(village, people, today)))
  return rows
}

class Numbering {
  count = 0
  readonly #ids = new Map<string, string>()

  idOf(someone: RosterPerson, birth: PlainDate): string {
    const before = someone.id === 'of the one before of this name' ? this.#ids.get(someone.name) : undefined
    const id = before ?? citizenIdOf(someone, this.count, birth)
    this.#ids.set(someone.name, id)
    return id
  }
}

function rowsOf({ town, village, households }: RosterVillage, people: Numbering, today: PlainDate): TableRow[] {
  return households.flatMap((household) => {
    const first = people.count
    const [townName, villageName] = [writtenPlace(town, first), writtenPlace(village, first)]
    return household.members.map((someone, index): TableRow => {
      people.count += 1
      const isMerged = household.hasMergedHead === true
      return {
        kind: 'person',
        cells: [people.count, townName, villageName, ...ownCells(household, someone, index, people, today)],
        ...(isMerged && index === 0 && { mergedHead: household.members.length - 1 }),
      }
    })
  })
}

function ownCells(household: RosterHousehold, someone: RosterPerson, index: number, people: Numbering, today: PlainDate): Written[] {
  const no = people.count
  const birth = birthOf(someone, no, today)
  const isHead = index === 0
  const headName = household.members[0]!.name
  return [
    household.group,
    household.hasMergedHead && !isHead ? '' : headName,
    someone.isNameless ? '' : writtenName(someone.name, no),
    someone.relation,
    someone.sex,
    writtenId(people.idOf(someone, birth), no, someone.id),
    someone.id === 'of the one before of this name' ? '' : writtenBirth(birth, no),
    isHead ? writtenPhone(no) : '',
    index < 2 ? household.address : '',
    isHead ? (household.hukou ?? '') : '',
    someone.aid ?? '',
    someone.since === undefined ? '' : writtenSince(someone.since, no, today),
    someone.amount === undefined ? '' : writtenAmount(someone.amount, no),
    someone.support ?? '',
    someone.disability ?? '',
    someone.selfCare ?? '',
    someone.living ?? '',
    someone.ill ?? (no % 4 === 0 ? '否' : ''),
    someone.child ?? '',
    isHead ? (household.source ?? '') : '',
    isHead ? (household.reason ?? '') : '',
    someone.remark ?? '',
  ]
}
