import type { Role } from '#domain/access/access.ts'

export interface ExampleAccount {
  readonly login: string
  readonly password: string
  readonly name: string
  readonly role: Role
  readonly areaName: string
}

export const examplePassword = 'doudi-2026'

const account = (login: string, name: string, role: Role, areaName: string): ExampleAccount => ({ login, password: examplePassword, name, role, areaName })

/** Named accounts of the example district: each role, and enough towns and villages to see that one does not see another. */
export const exampleAccounts: readonly ExampleAccount[] = [
  account('quxian', '王敏', 'district-officer', '示例区'),
  account('dongcheng', '陈立', 'town-officer', '东城街道'),
  account('hekou', '赵晓梅', 'town-officer', '河口镇'),
  account('kaifaqu', '孙志强', 'town-officer', '示例经济开发区'),
  account('wenchang', '周玉兰', 'village-worker', '文昌社区'),
  account('chengjiao', '郑国庆', 'village-worker', '城郊村'),
  account('xiwan', '李芳', 'village-worker', '西湾村'),
  account('liuwei', '吴建华', 'village-worker', '柳圩村'),
  account('zhulin', '钱小军', 'village-worker', '竹林村'),
  account('nanmen', '蒋玉梅', 'village-worker', '南门社区'),
  account('hekoushequ', '沈卫东', 'village-worker', '河口社区'),
  account('chuangxin', '叶青', 'village-worker', '创新社区'),
  account('yongfeng', '范志平', 'village-worker', '永丰村'),
  account('guanli', '何静', 'administrator', '示例区'),
]
