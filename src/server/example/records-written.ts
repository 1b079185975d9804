import type { Participant } from '#domain/record/record-details.ts'

/** What the people of the example write down, beside what every village does. Days are those after the campaign's start. */
export interface WrittenRecord {
  readonly login: string
  readonly day: number
  readonly at: string
  readonly kind: string
  readonly details: Readonly<Record<string, string | number | readonly Participant[]>>
  /** Name and paragraphs of a document that is attached. */
  readonly document?: { readonly name: string; readonly paragraphs: readonly string[] }
  readonly tasks?: readonly { readonly what: string; readonly owner: string; readonly area: string; readonly dueDay: number; readonly doneOn?: { readonly login: string; readonly day: number; readonly note: string } }[]
  readonly answer?: { readonly day: number; readonly text: string }
}

/** Of a participant the name of the unit stands in `areaId` and becomes its id when it is written down. */
export const writtenRecords: readonly WrittenRecord[] = [
  {
    login: 'quxian', day: 2, at: '17:00', kind: 'district-plan',
    details: { number: '示民发〔2026〕21号', heading: '示例区特殊困难群体救助帮扶专项排查整治行动工作方案', launched: '召开全区动员部署会，各镇（街道）、开发区分管负责人参加。' },
    document: { name: '工作方案.docx', paragraphs: ['示例区特殊困难群体救助帮扶专项排查整治行动工作方案', '一、时间安排：动员部署、排查准备、组织实施三个阶段。', '二、工作要求：逐户排查，见人见面，边查边改。'] },
  },
  {
    login: 'quxian', day: 3, at: '10:00', kind: 'working-team',
    details: { leader: '高远', leaderPost: '副区长', phone: '13800009001', members: [{ name: '王敏', post: '社会救助科科长', group: 'civil-affairs' }, { name: '马建平', post: '教就部', group: 'disabled-federation' }, { name: '秦雪', post: '权益部', group: 'womens-federation' }] },
  },
  {
    login: 'quxian', day: 9, at: '16:30', kind: 'training',
    details: { topic: '入户调查表填写、三问和问题归类', place: '区民政局三楼会议室', attendance: [{ name: '陈立', post: '民政办主任', areaId: '东城街道' }, { name: '赵晓梅', post: '民政办主任', areaId: '河口镇' }, { name: '孙志强', post: '社会事务局科长', areaId: '示例经济开发区' }, { name: '周玉兰', post: '社区书记', areaId: '东城街道' }, { name: '李芳', post: '村书记', areaId: '河口镇' }] },
  },
  {
    login: 'quxian', day: 16, at: '09:30', kind: 'supervision-team',
    details: { leader: '王敏', members: [{ name: '丁健', post: '区民政局', areaId: '东城街道' }, { name: '于敏', post: '区残联', areaId: '河口镇' }, { name: '冯涛', post: '区卫健委', areaId: '示例经济开发区' }], method: '每周到所联系的镇（街道）看一次现场，抽查两个村。' },
  },
  {
    login: 'quxian', day: 24, at: '15:00', kind: 'policy',
    details: { heading: '示例区临时救助简化程序暂行办法', number: '示民发〔2026〕24号', kind: 'made', department: 'civil-affairs', changes: '小额临时救助由镇（街道）直接审批，当日办结。' },
    document: { name: '临时救助简化程序暂行办法.docx', paragraphs: ['示例区临时救助简化程序暂行办法', '第一条　小额临时救助由镇（街道）直接审批，当日办结。'] },
  },
  {
    login: 'dongcheng', day: 26, at: '14:30', kind: 'dispatch-meeting',
    details: { subject: '住房不安全和未领残疾人证的问题', participants: [{ name: '陈立', post: '民政办主任' }, { name: '周玉兰', post: '文昌社区书记' }, { name: '蒋玉梅', post: '南门社区书记' }], minutes: '住房问题由街道建设办一周内逐户看房；未领证的由社区陪同鉴定。' },
    tasks: [
      { what: '逐户看房，列出要修的户', owner: '陈立', area: '东城街道', dueDay: 36 },
      { what: '联系残联，约定鉴定日期', owner: '周玉兰', area: '文昌社区', dueDay: 31, doneOn: { login: 'wenchang', day: 30, note: '已与残联约好 11 月 26 日上门鉴定。' } },
      { what: '陪同未领证的老人去鉴定', owner: '蒋玉梅', area: '南门社区', dueDay: 38 },
    ],
  },
  {
    login: 'hekou', day: 22, at: '11:10', kind: 'request',
    details: { subject: '外地务工人员突发重病', question: '一名外地户籍务工人员在我镇突发重病，户籍地不明，是否可由镇里先行给予急难型临时救助？' },
    answer: { day: 23, text: '可以。按急难发生地原则先行救助，事后补齐手续，三日内报区局备案。' },
  },
  { login: 'dongcheng', day: 31, at: '16:40', kind: 'request', details: { subject: '住房鉴定费用', question: '住房安全鉴定费用由哪一级承担，请予明确。' } },
]
