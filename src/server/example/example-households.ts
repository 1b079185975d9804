import type { Sex } from '#domain/registry/sex.ts'

/** A member as a household is told here; everything as a village would write it into its roster. */
export type ExampleMember = {
  readonly relation: string
  readonly sex: Sex
  readonly age: number
  /** Days from today to the next birthday, on which `age` is not yet reached. */
  readonly birthdayIn?: number
  readonly aid?: string
  readonly amount?: string
  readonly disability?: readonly [kind: string, level: string]
  readonly selfCare?: string
  readonly living?: string
  readonly ill?: boolean
  readonly child?: string
  readonly source?: string
  readonly reason?: string
  readonly remark?: string
}

const [male, female] = ['MALE', 'FEMALE'] as const
const head = (sex: Sex, age: number, over: Partial<ExampleMember> = {}): ExampleMember => ({ relation: '户主', sex, age, ...over })
const member = (relation: string, sex: Sex, age: number, over: Partial<ExampleMember> = {}): ExampleMember => ({ relation, sex, age, ...over })
const dibao = { aid: '低保', amount: '1894' } as const
const possible = (source: string, reason: string) => ({ source, reason })

/** Households that show every group the plan of the example looks for, and every source of those not covered. */
export const tellingHouseholds: readonly (readonly ExampleMember[])[] = [
  // dibao: six and more members, three and more children, single
  [head(male, 71, { aid: '农村低保', amount: '2,540元' }), member('妻', female, 69), member('长子', male, 44, { disability: ['智力', '二级'] }), member('儿媳', female, 41), member('孙子', male, 15), member('孙女', female, 12), member('孙子', male, 8)],
  [head(male, 66, dibao), member('配偶', female, 64, { ill: true }), member('儿子', male, 39), member('儿媳', female, 37), member('孙女', female, 11), member('孙子', male, 6)],
  [head(female, 38, { aid: '低保', amount: '2412' }), member('长女', female, 14), member('次女', female, 11), member('长子', male, 7)],
  [head(male, 42, dibao), member('妻', female, 40, { disability: ['精神', '二级'], remark: '长期服药' }), member('长子', male, 16), member('次子', male, 13), member('长女', female, 9)],
  [head(male, 58, { aid: '城市低保', amount: '612元', living: '独居' })],
  [head(female, 63, { aid: '低保', amount: '612.00', living: '独居', ill: true })],
  // tekun: scattered with loss of self-care or serious illness, central
  [head(male, 72, { aid: '分散供养特困', amount: '1420', selfCare: '部分丧失', living: '独居' })],
  [head(male, 68, { aid: '特困（分散）', amount: '1420元', selfCare: '半失能', living: '独居' })],
  [head(male, 77, { aid: '特困供养（分散）', amount: '1860', selfCare: '完全丧失', living: '独居', disability: ['肢体', '一级'] })],
  [head(female, 70, { aid: '五保（分散供养）', amount: '1420', selfCare: '能自理', ill: true })],
  [head(male, 75, { aid: '集中供养特困人员', amount: '1860', selfCare: '失能', living: '敬老院' })],
  [head(male, 62, { aid: '特困（集中）', amount: '1420', selfCare: '全自理', living: '敬老院' })],
  // elders: the first turns 80 within weeks; alone and empty-nest; dibao with loss of self-care
  [head(female, 79, { birthdayIn: 12, living: '独居', aid: '低保', amount: '480' })],
  [head(male, 84, { aid: '尊老金', amount: '80', living: '空巢' }), member('妻', female, 82, { aid: '尊老金', amount: '80', living: '空巢' })],
  [head(female, 88, { aid: '高龄津贴', amount: '80', living: '独居' })],
  [head(male, 74, { aid: '低保', amount: '896', selfCare: '半失能', living: '空巢' }), member('妻', female, 73, { living: '空巢' })],
  [head(female, 78, { aid: '低保', amount: '612', selfCare: '失能', living: '独居' })],
  // children
  [head(female, 67), member('孙子', male, 13, { aid: '孤儿基本生活费', amount: '1580', child: '孤儿' })],
  [head(male, 70), member('妻', female, 68), member('孙女', female, 10, { aid: '事实无人抚养儿童基本生活补贴', amount: '1580', child: '事实无人抚养' })],
  [head(male, 36, { aid: '低保', amount: '1224' }), member('妻', female, 34), member('女儿', female, 6, { disability: ['肢体', '一级'], child: '重病重残', aid: '残疾人两项补贴' })],
  [head(male, 65, { remark: '父母外出务工' }), member('妻', female, 63), member('孙子', male, 9)],
  // disabled
  [head(male, 52), member('妻', female, 50), member('儿子', male, 26, { disability: ['智力', '一级'], aid: '重度残疾人护理补贴', amount: '120' })],
  [head(female, 60, { disability: ['视力', '一级'], aid: '困难残疾人生活补贴、重度残疾人护理补贴' }), member('丈夫', male, 62, { disability: ['肢体', '三级'] })],
  [head(male, 48, { disability: ['精神', '二级'], aid: '精神残疾人免费基本用药' }), member('母亲', female, 76)],
  [head(male, 55, { disability: ['听力', '二级'], aid: '残疾人居家托养', amount: '500' }), member('妻', female, 51)],
  // not covered: one household for each source
  [head(male, 45, possible('因病因灾因祸', '去年车祸，仍在还债'))],
  [head(female, 49, { ...possible('因病因灾因祸', '患尿毒症，自付费用高'), ill: true }), member('丈夫', male, 52), member('女儿', female, 17)],
  [head(male, 57, possible('申请低保未通过', '儿子有车辆，收入核对超标')), member('妻', female, 55, { ill: true })],
  [head(female, 44, possible('近三年动态管理退出低保', '去年因就业退出')), member('儿子', male, 15)],
  [head(female, 66, possible('事实无人抚养但未纳入保障的儿童', '父服刑、母失联')), member('外孙子', male, 7)],
  [head(male, 33, possible('两项补贴未通过、有明显残疾未领证', '行动不便，未办残疾人证')), member('母亲', female, 61)],
  [head(male, 61, possible('重复信访反映家庭生活困难', '反映房屋漏雨'))],
  [head(male, 29, possible('未落实户口、人户分离', '户口在外省，随母居住')), member('母亲', female, 58)],
  [head(female, 72, possible('可能符合条件但未主动申请', '老伴去世后独自生活')) ],
  [head(male, 64, possible('可能符合条件但未主动申请', '务农为主，妻子患病')), member('妻', female, 62, { ill: true })],
  [head(male, 51, possible('其他需要重点关注', '刑满释放，暂无收入'))],
]
