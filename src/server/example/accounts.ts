import type { Role } from '#domain/access/access.ts'
import { stepKey } from './step-key.ts'

export interface ExampleAccount {
  readonly login: string
  readonly password: string
  readonly name: string
  readonly role: Role
  readonly areaName: string
  readonly post: string
  readonly phone: string
  readonly isPrincipal: boolean
  readonly department?: string
  readonly institution?: string
  /** Days from the start of the campaign to the end of the contract. */
  readonly contractDays?: number
}

export const examplePassword = 'doudi-2026'

/** Line departments of the notice whose people have an account here. */
export const exampleDepartments: readonly string[] = ['disabled-federation', 'womens-federation']

/** The institution of the example; it takes residents from the whole district. */
export const exampleInstitution = stepKey('institution', 'hekou-care-home')

let numbered = 0
const account = (login: string, name: string, role: Role, areaName: string, post: string, more: Partial<ExampleAccount> = {}): ExampleAccount => {
  numbered += 1
  return { login, password: examplePassword, name, role, areaName, post, phone: `1380000${String(numbered).padStart(4, '0')}`, isPrincipal: false, ...more }
}
const signs = { isPrincipal: true }

/** Named accounts of the example district: each role, and enough towns and villages to see that one does not see another. */
export const exampleAccounts: readonly ExampleAccount[] = [
  account('quxian', '王敏', 'district-officer', '示例区', '社会救助科科长', signs),
  account('dongcheng', '陈立', 'town-officer', '东城街道', '民政办主任', signs),
  account('hekou', '赵晓梅', 'town-officer', '河口镇', '民政办主任', signs),
  account('kaifaqu', '孙志强', 'town-officer', '示例经济开发区', '社会事务局科长', signs),
  account('wenchang', '周玉兰', 'village-worker', '文昌社区', '社区书记', signs),
  account('chengjiao', '郑国庆', 'village-worker', '城郊村', '村书记', signs),
  account('xiwan', '李芳', 'village-worker', '西湾村', '村书记', signs),
  account('liuwei', '吴建华', 'village-worker', '柳圩村', '村书记', signs),
  account('zhulin', '钱小军', 'village-worker', '竹林村', '村书记', signs),
  account('nanmen', '蒋玉梅', 'village-worker', '南门社区', '社区书记', signs),
  account('hekoushequ', '沈卫东', 'village-worker', '河口社区', '社区书记', signs),
  account('chuangxin', '叶青', 'village-worker', '创新社区', '社区书记', signs),
  account('yongfeng', '范志平', 'village-worker', '永丰村', '村书记', signs),
  account('shiju', '许文静', 'city-officer', '示例市', '市局社会救助处'),
  account('canlian', '马建平', 'department-officer', '示例区', '区残联教就部', { department: 'disabled-federation' }),
  account('fulian', '秦雪', 'department-officer', '示例区', '区妇联权益部', { department: 'womens-federation' }),
  account('diaocha', '罗一鸣', 'surveyor', '示例区', '第三方调查公司', { contractDays: 180 }),
  account('yanglaoyuan', '傅春梅', 'institution-worker', '示例区', '敬老院护理部', { institution: exampleInstitution }),
  account('rexian', '田甜', 'hotline-operator', '示例区', '社会救助热线'),
  account('shenji', '石正', 'auditor', '示例区', '区审计局'),
  account('lingdao', '高远', 'leader', '示例区', '分管副区长'),
  account('guanli', '何静', 'administrator', '示例区', '信息中心'),
  account('fuhe', '宋佳', 'district-officer', '示例区', '社会救助科副科长'),
]
