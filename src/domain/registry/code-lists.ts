import type { Titles } from '../clause/clause.ts'
import { relations } from './relations.ts'

export type Code = { readonly code: string; readonly title: Titles }

// One line per code: code, Chinese, English.
const texts = {
  relation: relations,
  /** GB/T 2261.1-2003 codes 1 and 2 */
  sex: `
MALE 男 | male
FEMALE 女 | female
`,
  /** GB/T 2261.2-2003 */
  marital: `
10 未婚 | never married
20 已婚 | married
21 初婚 | first marriage
22 再婚 | remarried
23 复婚 | married again to the same person
30 丧偶 | widowed
40 离婚 | divorced
90 未说明 | not stated
`,
  /** GB/T 4658-2006, main classes */
  education: `
10 研究生教育 | postgraduate
20 大学本科教育 | bachelor
30 大学专科教育 | junior college
40 中等职业教育 | secondary vocational
60 普通高级中学教育 | senior high school
70 初级中学教育 | junior high school
80 小学教育 | primary school
90 其他 | other
`,
  /** practice of the offices; many provinces unified registration after 2014 */
  'hukou-type': `
1 农业户口 | agricultural
2 非农业户口 | non-agricultural
3 居民户口 | resident (unified)
9 无户口 | not registered
`,
  /** GB/T 26341-2010, in the order of the card digits 1 to 7 */
  'disability-kind': `
NONE 无残疾 | no disability
VISUAL 视力 | visual
HEARING 听力 | hearing
SPEECH 言语 | speech
PHYSICAL 肢体 | physical
INTELLECTUAL 智力 | intellectual
PSYCHOSOCIAL 精神 | psychosocial
MULTIPLE 多重 | multiple
`,
  /** GB/T 26341-2010, 1 the most severe */
  'disability-level': `
1 一级 | level 1
2 二级 | level 2
3 三级 | level 3
4 四级 | level 4
`,
  /** terms of the civil affairs offices */
  'living-state': `
WITH_FAMILY 与家人同住 | with family
LIVES_ALONE 独居 | lives alone
EMPTY_NEST 空巢 | empty nest
IN_INSTITUTION 机构住养 | in an institution
`,
  /** 特困人员认定办法 art. 21-22 */
  'self-care': `
ABLE 具备生活自理能力 | able
PARTLY_LOST 部分丧失生活自理能力 | partly lost
LOST 完全丧失生活自理能力 | lost
`,
  /** 特困人员 support */
  'support-form': `
SCATTERED 分散供养 | scattered (at home)
CENTRAL 集中供养 | central (in an institution)
`,
  /** 国发〔2016〕36号 */
  'child-class': `
NONE 不属于困境儿童 | not in difficulty
ORPHAN 孤儿 | orphan
UNATTENDED_CHILD 事实无人抚养儿童 | de-facto-unattended
ILL_OR_DISABLED 重病重残儿童 | seriously ill or disabled
`,
  /** kinds of aid */
  'aid-kind': `
DIBAO 低保 | dibao
DIBAO_EDGE 低保边缘 | dibao-edge
TEKUN 特困供养 | tekun
ORPHAN_ALLOWANCE 孤儿基本生活费 | orphan allowance
UNATTENDED_CHILD_ALLOWANCE 事实无人抚养儿童基本生活补贴 | unattended child allowance
DISABILITY_LIVING 困难残疾人生活补贴 | disability living subsidy
DISABILITY_NURSING 重度残疾人护理补贴 | disability nursing subsidy
DISABILITY_HOME_CARE 残疾人居家托养照料 | home or day care for disabled persons
FREE_MEDICINE 精神残疾人免费基本用药 | free basic medicine
AGE_ALLOWANCE 尊老金 | age allowance
TEMP_RELIEF 临时救助 | temporary relief
`,
  /** 住房安全 as on survey forms */
  'housing-safety': `
SAFE 安全 | safe
NEEDS_REPAIR 需要修缮 | needs repair
DANGEROUS 危房 | dangerous
`,
  /** 农村住房安全性鉴定技术导则: A safe to D dangerous as a whole */
  'housing-level': `
A A 级 | level A
B B 级 | level B
C C 级 | level C
D D 级 | level D
`,
  /** kinds of houses as on survey forms */
  'house-kind': `
OWN_RURAL 农村自建房 | own house in the country
BOUGHT 商品房 | bought flat
RENTED 租住 | rented
PUBLIC_RENTAL 公租房 | public rental
LENT 借住 | lent
OTHER 其他 | other
`,
  /** what is laid on in a house */
  utility: `
WATER 自来水 | running water
ELECTRICITY 通电 | electricity
GAS 燃气 | gas
TOILET 户厕 | toilet
BATH 洗浴设施 | bath
PHONE 电话或手机 | phone
NETWORK 网络 | network
`,
  /** schooling as on survey forms */
  schooling: `
NOT_YET 未入学 | not yet at school
PRESCHOOL 学前 | preschool
PRIMARY 小学 | primary school
JUNIOR 初中 | junior high school
SENIOR 高中 | senior high school
VOCATIONAL 职高 | vocational school
SPECIAL 中专 | technical school
COLLEGE 大学 | college
NOT_AT_SCHOOL 不在校 | not at school
`,
  /** 劳动能力 as on survey forms */
  'work-ability': `
ABLE 有劳动能力 | able
PARTLY_LOST 部分丧失劳动能力 | partly lost
LOST 完全丧失劳动能力 | lost
`,
  /** 就业状况 as on survey forms */
  'work-state': `
EMPLOYED 在职职工 | employed
FLEXIBLE 灵活就业 | flexible work
REGISTERED_UNEMPLOYED 登记失业 | registered unemployed
UNEMPLOYED 未登记失业 | unemployed, not registered
CANNOT_WORK 无就业条件 | cannot work
RETIRED 离退休 | retired
FARMING 务农 | farming
MIGRANT 务工 | working away
NOT_OF_AGE 非法定年龄 | not of working age
PENSION 享受养老保险 | on a pension
OTHER 其他 | other
`,
  /** how often parents who are away come home */
  'return-rhythm': `
WEEKLY 每周 | every week
MONTHLY 每月 | every month
QUARTERLY 每季度 | every quarter
YEARLY 每年 | every year
SELDOM 一年以上 | less than once a year
`,
  /** services of the disabled persons' federations */
  'disability-service': `
REHABILITATION 康复 | rehabilitation
DEVICES 辅助器具 | assistive devices
ACCESS 无障碍改造 | access at home
CARE 托养照料 | care
TRAINING 就业培训 | training for work
SCHOOLING 特殊教育 | special education
LEGAL 法律援助 | legal aid
OTHER 其他 | other
`,
  /** needs as on survey forms */
  need: `
MONEY 资金 | money
GOODS 食品或物资 | food or goods
MEDICAL 就医 | treatment
MEDICINE 药品 | medicine
REHABILITATION 康复 | rehabilitation
CARE 照料 | care
HOUSE 修缮住房 | housing repair
SCHOOLING 就学 | schooling
JOB 就业 | job
LEGAL 法律援助 | legal aid
MENTAL 心理支持 | mental support
PAPERS 办理证件 | papers
COMPANY 陪伴 | company
TRANSPORT 出行 | transport
OTHER 其他 | other
`,
  /** how a household was met */
  manner: `
HOME 入户 | at home
ELSEWHERE 在别处见面 | elsewhere
VIDEO 视频 | video
PHONE 电话 | phone
`,
  /** who spoke for the household */
  answerer: `
SELF 本人 | self
FAMILY 家人 | family
NEIGHBOUR 邻居 | neighbour
CADRE 村（居）干部 | village cadre
CARER 照料服务人 | carer
`,
  /** how a member was met */
  'seen-how': `
AT_HOME 在家中 | at home
AT_WORK_OR_SCHOOL 在工作地或学校 | at work or school
IN_HOSPITAL 在医院 | in hospital
IN_INSTITUTION 在机构 | in an institution
BY_VIDEO 视频 | by video
ELSEWHERE 其他地点 | elsewhere
`,
  /** why a member was not met */
  'not-seen-reason': `
AWAY_WORKING 外出务工 | away working
AT_SCHOOL 在校 | at school
IN_HOSPITAL 住院 | in hospital
IN_INSTITUTION 在机构住养 | in an institution
WITH_RELATIVES 在亲友处 | staying with relatives
REFUSED 拒绝见面 | refused
NOT_FOUND 找不到 | not found
OTHER 其他 | other
`,
  /** why somebody is no longer of the household */
  'left-reason': `
DIED 死亡 | died
MOVED 迁出 | moved away
MARRIED 婚嫁 | married
SPLIT 分户 | household split
INSTITUTION 入住机构 | moved to an institution
PRISON 服刑 | in prison
OTHER 其他 | other
`,
  /** whether a household wants help to apply */
  'apply-wish': `
YES 需要 | yes
NO 不需要 | no
LATER 以后再说 | later
`,
  /** departments that a matter of another field is passed to; ids as plans name departments */
  department: `
civil-affairs 民政部门 | civil affairs
human-resources 人社部门 | human resources and social security
health 卫健部门 | health
womens-federation 妇联 | women's federation
disabled-federation 残联 | disabled persons' federation
medical-insurance 医保部门 | medical insurance
education 教育部门 | education
housing 住建部门 | housing
justice 司法部门 | justice
public-security 公安部门 | public security
natural-resources 自然资源部门 | natural resources
provident-fund 住房公积金中心 | housing provident fund
veterans 退役军人事务部门 | veterans affairs
market-regulation 市场监管部门 | market regulation
emergency 应急部门 | emergency management
charity 慈善组织 | charity
trade-union 工会 | trade union
youth-league 团委 | youth league
red-cross 红十字会 | Red Cross
other 其他部门 | other
`,
  /** how a followed household was contacted */
  'contact-manner': `
HOME 上门 | at home
ELSEWHERE 在别处见面 | elsewhere
VIDEO 视频 | video
PHONE 电话 | phone
WECHAT 微信 | WeChat
`,
  /** where a problem came from that was not found in a visit */
  'problem-source': `
VISIT 走访 | visit
PHONE 来电 | phone call
HOTLINE 热线 | hotline
INSPECTION 督导检查 | inspection
REPORT 村（居）报告 | report of the village
OTHER 其他 | other
`,
  /** 事实无人抚养儿童: what became of a father or a mother (joint opinion of 2019, supplement of 2020) */
  'parent-state': `
ABLE 能够抚养 | able to care
DEAD 死亡 | dead
MISSING 失踪 | declared missing
SEVERE_DISABILITY 重度残疾 | severe disability
SERIOUS_ILLNESS 患重病 | serious illness
PRISON 服刑在押 | in prison
DRUG_ISOLATION 强制隔离戒毒 | compulsory drug isolation
CONFINED 被执行其他限制人身自由的措施 | other confinement
LOST_CONTACT 失联 | lost contact
REVOKED 被撤销监护资格 | custody revoked
DEPORTED 被遣送（驱逐）出境 | deported
`,
  /** duties of support by law (民法典 art. 1067, 1074, 1075) */
  'support-duty': `
PARENTS 赡养 | support of parents
CHILDREN 抚养 | upbringing of children
SPOUSE 扶养 | support between spouses or siblings
`,
  /** where a household is registered */
  'registration-kind': `
HERE 户籍在本村（居） | registered here
ELSEWHERE 户籍在别处 | registered elsewhere
NONE 未落户 | not registered
`,
  /** house rule of all forms */
  'no-answer': `
REFUSED 拒绝回答 | refused to say
UNKNOWN 不知道 | does not know
NOT_APPLICABLE 不适用 | not applicable
CANNOT_TELL 无法判断 | cannot tell
`,
} as const

export type CodeList = keyof typeof texts

function read(text: string): readonly Code[] {
  return text.trim().split('\n').map((line) => {
    const [, code, zh, en] = /^(\S+) (.+) \| (.+)$/.exec(line)!
    return { code: code!, title: { zh: zh!, en: en! } }
  })
}

/** The code lists of the registry, each code with its name in both languages; the standard behind a list stands in its comment above. */
export const codeLists = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, read(text)])) as unknown as Readonly<
  Record<CodeList, readonly Code[]>
>

/** The name of a code, or undefined when the list does not have it. */
export function codeTitle(list: CodeList, code: string): Titles | undefined {
  return codeLists[list].find((entry) => entry.code === code)?.title
}

/** Whether a text is the name of a code list. */
export function isCodeList(name: string): name is CodeList {
  return Object.hasOwn(codeLists, name)
}
