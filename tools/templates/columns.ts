/** A column of a printed list: its title, its tag and its width in millimetres on A4 landscape. */
export type PrintedColumn = { readonly title: string; readonly tag: string; readonly width: number; readonly centred?: boolean }

/** F-05, in the order in which it is read aloud. */
export const problemColumns: readonly PrintedColumn[] = [
  { title: '序号', tag: 'no', width: 8, centred: true },
  { title: '村（居）', tag: 'village', width: 14 },
  { title: '户主', tag: 'household', width: 12, centred: true },
  { title: '涉及人员', tag: 'person', width: 12, centred: true },
  { title: '问题类别', tag: 'kind', width: 15 },
  { title: '紧急程度', tag: 'severity', width: 11, centred: true },
  { title: '问题描述', tag: 'description', width: 29 },
  { title: '原因', tag: 'cause', width: 20 },
  { title: '发现日期', tag: 'foundOn', width: 18, centred: true },
  { title: '发现人', tag: 'foundBy', width: 14, centred: true },
  { title: '整治措施', tag: 'measure', width: 25 },
  { title: '责任单位', tag: 'ownerUnit', width: 15 },
  { title: '责任人', tag: 'ownerPerson', width: 12, centred: true },
  { title: '整治时限', tag: 'due', width: 18, centred: true },
  { title: '状态', tag: 'state', width: 11, centred: true },
  { title: '销号日期', tag: 'closedOn', width: 18, centred: true },
  { title: '佐证', tag: 'proof', width: 18 },
  { title: '上报去向', tag: 'escalatedTo', width: 13 },
  { title: '备注', tag: 'remark', width: 16 },
]

/** F-02. */
export const rosterColumns: readonly PrintedColumn[] = [
  { title: '序号', tag: 'no', width: 9, centred: true },
  { title: '类别', tag: 'part', width: 22 },
  { title: '户主姓名', tag: 'headName', width: 15, centred: true },
  { title: '身份证号', tag: 'maskedId', width: 34, centred: true },
  { title: '家庭人口', tag: 'members', width: 10, centred: true },
  { title: '住址', tag: 'address', width: 28 },
  { title: '联系电话', tag: 'phone', width: 23, centred: true },
  { title: '对象类别', tag: 'labels', width: 33 },
  { title: '已享受救助', tag: 'aid', width: 20 },
  { title: '列入原因', tag: 'reason', width: 21 },
  { title: '线索来源', tag: 'source', width: 18 },
  { title: '村民小组', tag: 'group', width: 11, centred: true },
  { title: '排查组', tag: 'team', width: 15 },
  { title: '备注', tag: 'remark', width: 22 },
]

/** The second list of F-05. */
export const keyColumns: readonly PrintedColumn[] = [
  { title: '序号', tag: 'no', width: 9, centred: true },
  { title: '村（居）', tag: 'village', width: 18 },
  { title: '户主', tag: 'household', width: 14, centred: true },
  { title: '重点人员', tag: 'person', width: 15, centred: true },
  { title: '对象类别', tag: 'labels', width: 30 },
  { title: '列入原因', tag: 'why', width: 26 },
  { title: '风险', tag: 'risk', width: 26 },
  { title: '跟踪帮扶措施', tag: 'measure', width: 30 },
  { title: '走访频次', tag: 'frequency', width: 14, centred: true },
  { title: '帮扶人', tag: 'helper', width: 24 },
  { title: '最近走访', tag: 'lastSeen', width: 18, centred: true },
  { title: '状态', tag: 'state', width: 14, centred: true },
  { title: '退出日期', tag: 'offOn', width: 18, centred: true },
  { title: '退出原因', tag: 'offReason', width: 20 },
]

export const rectificationColumns: readonly PrintedColumn[] = [
  { title: '序号', tag: 'no', width: 9, centred: true },
  { title: '村（居）', tag: 'village', width: 18 },
  { title: '户主', tag: 'household', width: 14, centred: true },
  { title: '涉及人员', tag: 'person', width: 15, centred: true },
  { title: '问题类别', tag: 'kind', width: 20 },
  { title: '问题描述', tag: 'description', width: 34 },
  { title: '原因', tag: 'cause', width: 24 },
  { title: '整治类别', tag: 'gap', width: 22 },
  { title: '整治措施', tag: 'measure', width: 32 },
  { title: '责任单位', tag: 'ownerUnit', width: 20 },
  { title: '责任人', tag: 'ownerPerson', width: 14, centred: true },
  { title: '整治时限', tag: 'due', width: 18, centred: true },
  { title: '状态', tag: 'state', width: 14, centred: true },
  { title: '销号日期', tag: 'closedOn', width: 18, centred: true },
]

/** The figures of a report, section by section. */
export const reportColumns: readonly PrintedColumn[] = [
  { title: '部分', tag: 'section', width: 44 },
  { title: '指标、说明', tag: 'figure', width: 78 },
  { title: '其中', tag: 'of', width: 34 },
  { title: '数量', tag: 'value', width: 24, centred: true },
]

/** F-06: one line for each group. */
export const statisticsColumns: readonly PrintedColumn[] = [
  { title: '对象类别', tag: 'group', width: 44 },
  { title: '应排查户', tag: 'due', width: 14, centred: true },
  { title: '应排查人', tag: 'due-people', width: 14, centred: true },
  { title: '待判断户', tag: 'undecided', width: 14, centred: true },
  { title: '待判断人', tag: 'undecided-people', width: 14, centred: true },
  { title: '已见户', tag: 'seen', width: 14, centred: true },
  { title: '已见人', tag: 'seen-people', width: 14, centred: true },
  { title: '未见户', tag: 'not-seen', width: 14, centred: true },
  { title: '未见人', tag: 'not-seen-people', width: 14, centred: true },
  { title: '发现问题', tag: 'problems', width: 14, centred: true },
  { title: '已整治', tag: 'fixed', width: 14, centred: true },
  { title: '未整治', tag: 'open', width: 14, centred: true },
  { title: '新申请', tag: 'applied', width: 14, centred: true },
  { title: '新纳入保障', tag: 'ENROLLED', width: 16, centred: true },
  { title: '不符合', tag: 'REFUSED', width: 14, centred: true },
  { title: '本人不愿申请', tag: 'NOT_WANTED', width: 18, centred: true },
  { title: '转交部门', tag: 'referred', width: 14, centred: true },
  { title: '列入观察', tag: 'WATCHED', width: 14, centred: true },
  { title: '列入重点', tag: 'key', width: 14, centred: true },
]
