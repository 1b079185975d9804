/** What may follow from a hit that is true and matters. A person does it; a hit changes nothing by itself. */
export const followUps = ['CHANGE', 'VISIT', 'STOP'] as const
export type FollowUp = (typeof followUps)[number]

/** What a person says of a hit. Only the first has consequences. */
export const verdicts = ['TRUE_MATTERS', 'TRUE_IRRELEVANT', 'WRONG_PERSON', 'OLD_DATA'] as const
export type Verdict = (typeof verdicts)[number]

/** Columns that a verdict may need, each with the words by which its heading is known. Nothing else of a row is kept. */
export const hitFields = {
  diedOn: ['死亡日期', '死亡时间', '去世日期', '去世时间', '火化日期', '火化时间'],
  deregisteredOn: ['注销日期', '注销时间', '销户日期', '迁出日期'],
  from: ['起始日期', '开始日期', '入监日期', '收押日期', '参保日期', '参保时间', '入伍时间', '入伍日期', '退休日期', '退休时间', '入学时间', '入学日期', '就业时间'],
  until: ['截止日期', '终止日期', '刑满日期', '释放日期', '有效期'],
  status: ['状态', '户籍状态', '参保状态', '经营状态', '学籍状态', '婚姻状况', '服刑状态', '登记状态'],
  place: ['监所', '服刑单位', '羁押场所', '就读学校', '学校名称', '学校', '单位名称', '工作单位', '参保单位', '企业名称', '市场主体名称', '服役单位', '就诊机构', '医院'],
  role: ['职务', '身份类型', '人员类别', '股东', '法定代表人'],
  plate: ['号牌号码', '车牌号码', '车牌号', '车牌', '号牌'],
  model: ['车辆类型', '车辆型号', '品牌型号'],
  registeredOn: ['登记日期', '登记时间', '注册日期', '成立日期', '初次登记日期'],
  estate: ['坐落', '房屋坐落', '不动产坐落', '房屋地址'],
  floorArea: ['建筑面积', '面积'],
  amount: ['金额', '月养老金', '养老金', '缴存余额', '余额', '缴费基数', '自付金额', '个人自付', '医疗总费用', '总费用', '待遇金额'],
  spouse: ['配偶姓名', '男方姓名', '女方姓名'],
  kind: ['残疾类别', '残疾类型', '险种', '险种类型', '用途'],
  level: ['残疾等级', '年级', '残疾级别'],
} as const satisfies Record<string, readonly string[]>
export type HitField = keyof typeof hitFields

export interface Dataset {
  readonly code: string
  /** How often it is due, in days. */
  readonly cycleDays: number
  /** Departments that keep it and may hand it over themselves, by the codes of the list of departments. */
  readonly from: readonly string[]
  readonly fields: readonly HitField[]
  /** What a true hit usually asks for. */
  readonly proposes: FollowUp
}

/**
 * What departments know of people, with the cycle in which it is asked for: the items of 通民 十（N-03 to N-07, N-23）, with those of
 * 57号 art. 15 on economic verification. Deaths and prison come every month.
 */
export const datasets = [
  { code: 'DEATHS', cycleDays: 31, from: ['civil-affairs', 'public-security', 'health'], fields: ['diedOn', 'deregisteredOn'], proposes: 'STOP' },
  { code: 'PRISON', cycleDays: 31, from: ['justice', 'public-security'], fields: ['from', 'until', 'place', 'status'], proposes: 'STOP' },
  { code: 'VEHICLES', cycleDays: 92, from: ['public-security'], fields: ['plate', 'model', 'registeredOn', 'status'], proposes: 'VISIT' },
  { code: 'EMPLOYMENT', cycleDays: 92, from: ['human-resources'], fields: ['place', 'from', 'amount', 'kind', 'status'], proposes: 'VISIT' },
  { code: 'RETIREMENT', cycleDays: 92, from: ['human-resources'], fields: ['from', 'amount', 'status'], proposes: 'CHANGE' },
  { code: 'REAL_ESTATE', cycleDays: 183, from: ['natural-resources', 'housing'], fields: ['estate', 'floorArea', 'kind', 'registeredOn', 'status'], proposes: 'VISIT' },
  { code: 'PROVIDENT_FUND', cycleDays: 183, from: ['provident-fund', 'housing'], fields: ['place', 'amount', 'status'], proposes: 'VISIT' },
  { code: 'MILITARY', cycleDays: 183, from: ['veterans'], fields: ['from', 'until', 'place', 'status'], proposes: 'CHANGE' },
  { code: 'HUKOU', cycleDays: 92, from: ['public-security'], fields: ['deregisteredOn', 'status'], proposes: 'CHANGE' },
  { code: 'MARRIAGE', cycleDays: 92, from: ['civil-affairs'], fields: ['registeredOn', 'spouse', 'status'], proposes: 'CHANGE' },
  { code: 'BUSINESS', cycleDays: 92, from: ['market-regulation'], fields: ['place', 'role', 'registeredOn', 'status'], proposes: 'VISIT' },
  { code: 'MEDICAL', cycleDays: 31, from: ['medical-insurance', 'health'], fields: ['amount', 'place', 'from'], proposes: 'VISIT' },
  { code: 'DISABILITY', cycleDays: 31, from: ['disabled-federation'], fields: ['kind', 'level', 'until', 'status'], proposes: 'CHANGE' },
  { code: 'SCHOOL', cycleDays: 183, from: ['education'], fields: ['place', 'level', 'from', 'status'], proposes: 'CHANGE' },
] as const satisfies readonly Dataset[]

export type DatasetCode = (typeof datasets)[number]['code']
export const datasetCodes = datasets.map((one) => one.code) as [DatasetCode, ...DatasetCode[]]

export function datasetOf(code: DatasetCode): Dataset {
  return datasets.find((one) => one.code === code) as Dataset
}

/** Whether a data set is one of those that a department keeps (通民 十, 57号 art. 15). */
export function mayDeliver(code: DatasetCode, department: string): boolean {
  return (datasetOf(code).from as readonly string[]).includes(department)
}

/** How somebody whom a hit is about stands in the household today. */
export interface Standing {
  /** There is no other member. */
  readonly isAlone: boolean
  /** There is aid, and all of it is the person's own. */
  readonly isAidOwn: boolean
}

/**
 * What a true hit about somebody asks for first. Aid of a household with other members does not stop by what befalls one of them: it is
 * checked again and adjusted, after a death within three months (民发〔2022〕83号).
 */
export function proposedFollowUp(code: DatasetCode, { isAlone, isAidOwn }: Standing): FollowUp {
  const { proposes } = datasetOf(code)
  return proposes === 'STOP' && !isAlone && !isAidOwn ? 'CHANGE' : proposes
}

/** A column of a file that is kept of a hit, by the field it holds. */
export interface KeptColumn {
  readonly field: HitField
  /** Counted from 0. */
  readonly column: number
}

/**
 * Finds the columns that a verdict on this dataset needs by their headings: a heading that is one of the words goes before one
 * that only has it inside.
 * @param taken columns that hold something else: id and name
 */
export function findKeptColumns(code: DatasetCode, headings: readonly string[], taken: readonly number[]): KeptColumn[] {
  const used = new Set(taken)
  const bare = headings.map((heading) => heading.replaceAll(/[\s（）()：:*]/g, ''))
  return datasetOf(code).fields.flatMap((field) => {
    const words: readonly string[] = hitFields[field]
    const is = (test: (heading: string, word: string) => boolean) => bare.findIndex((heading, column) => !used.has(column) && words.some((word) => test(heading, word)))
    const exact = is((heading, word) => heading === word)
    const column = exact >= 0 ? exact : is((heading, word) => heading.includes(word))
    if (column < 0) return []
    used.add(column)
    return [{ field, column }]
  })
}
