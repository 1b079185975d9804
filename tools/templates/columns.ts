/** A column of a printed list: its title, its tag and its width in millimetres on A4 landscape. */
export type PrintedColumn = { readonly title: string; readonly tag: string; readonly width: number; readonly centred?: boolean }

/** F-05, in the order in which it is read aloud. */
export const problemColumns: readonly PrintedColumn[] = [
  { title: '序号', tag: 'no', width: 9, centred: true },
  { title: '村（居）', tag: 'village', width: 17 },
  { title: '户主', tag: 'household', width: 13, centred: true },
  { title: '涉及人员', tag: 'person', width: 14, centred: true },
  { title: '问题类别', tag: 'kind', width: 18 },
  { title: '紧急程度', tag: 'severity', width: 14, centred: true },
  { title: '问题描述', tag: 'description', width: 32 },
  { title: '发现日期', tag: 'foundOn', width: 18, centred: true },
  { title: '发现人', tag: 'foundBy', width: 19, centred: true },
  { title: '整治措施', tag: 'measure', width: 29 },
  { title: '责任单位', tag: 'ownerUnit', width: 18 },
  { title: '责任人', tag: 'ownerPerson', width: 13, centred: true },
  { title: '整治时限', tag: 'due', width: 18, centred: true },
  { title: '状态', tag: 'state', width: 12, centred: true },
  { title: '销号日期', tag: 'closedOn', width: 18, centred: true },
  { title: '佐证', tag: 'proof', width: 26 },
]

/** F-02. */
export const rosterColumns: readonly PrintedColumn[] = [
  { title: '序号', tag: 'no', width: 11, centred: true },
  { title: '类别', tag: 'part', width: 26 },
  { title: '户主姓名', tag: 'headName', width: 18, centred: true },
  { title: '身份证号', tag: 'maskedId', width: 36, centred: true },
  { title: '家庭人口', tag: 'members', width: 13, centred: true },
  { title: '住址', tag: 'address', width: 34 },
  { title: '联系电话', tag: 'phone', width: 26, centred: true },
  { title: '对象类别', tag: 'labels', width: 44 },
  { title: '已享受救助', tag: 'aid', width: 26 },
  { title: '列入原因', tag: 'reason', width: 25 },
  { title: '线索来源', tag: 'source', width: 22 },
]
