import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keyColumns, problemColumns, rectificationColumns, reportColumns, rosterColumns, statisticsColumns } from './templates/columns.ts'
import { documentTemplate, reportTemplate } from './templates/document-template.ts'
import { workbookTemplate } from './templates/workbook-template.ts'

// Makes the templates of the Jintan plan: `node tools/make-templates.ts`. Offices may change the results with any office program.
const folder = join(import.meta.dirname, '..', 'plans', 'jintan-2022', 'templates')

const problems = {
  head: [['{campaign}（{document}）', '截止日期：{cutOff}'], ['填报单位：{unit}', '第{version}版  共{count}条']],
  columns: problemColumns,
  foot: [['主要负责同志（签字）：', '填报单位（盖章）：          年    月    日'], ['电子签署：{signer}  {signedAt}', '校验码：{hash}']],
} as const

// Its lines are the groups of the plan; what is counted is the roster.
const statistics = { ...problems, head: [problems.head[0], ['填报单位：{unit}', '第{version}版  名册共{count}户']], columns: statisticsColumns } as const

// A page as high as that of an official document has no room for two halves: each line stands by itself.
const figures = {
  head: [['{campaign}（{document}）', ''], ['填报单位：{unit}    第{version}版    截止日期：{cutOff}', '']],
  columns: reportColumns,
  foot: [['主要负责同志（签字）：', ''], ['填报单位（盖章）：          年    月    日', ''], ['电子签署：{signer}  {signedAt}', ''], ['校验码：{hash}', '']],
  list: 'figures',
  isUpright: true,
} as const

const roster = {
  head: [['{campaign}（{document}）', '{version}  截止日期：{cutOff}'], ['村（居）：{town}{unit}', '共{count}户，其中已纳入保障{covered}户、可能存在困难{possible}户']],
  columns: rosterColumns,
  foot: [['村（居）主要负责人（签字）：', '村（居）民委员会（盖章）：          年    月    日'], ['电子签署：{signer}  {signedAt}', '校验码：{hash}']],
} as const

writeFileSync(join(folder, 'problem-list.xlsx'), await workbookTemplate({ sheet: '问题清单', ...problems }))
writeFileSync(join(folder, 'problem-list.docx'), documentTemplate(problems))
writeFileSync(join(folder, 'key-list.xlsx'), await workbookTemplate({ ...problems, sheet: '重点户（人员）清单', columns: keyColumns }))
writeFileSync(join(folder, 'key-list.docx'), documentTemplate({ ...problems, columns: keyColumns }))
writeFileSync(join(folder, 'rectification.xlsx'), await workbookTemplate({ ...problems, sheet: '整治台账', columns: rectificationColumns }))
writeFileSync(join(folder, 'statistics.xlsx'), await workbookTemplate({ ...statistics, sheet: '统计表' }))
writeFileSync(join(folder, 'statistics.docx'), documentTemplate(statistics))
writeFileSync(join(folder, 'report.docx'), reportTemplate())
writeFileSync(join(folder, 'report.xlsx'), await workbookTemplate({ sheet: '报告数据', ...figures }))
writeFileSync(join(folder, 'base-roster.xlsx'), await workbookTemplate({ sheet: '基础名册', ...roster }))
writeFileSync(join(folder, 'base-roster.docx'), documentTemplate(roster))
