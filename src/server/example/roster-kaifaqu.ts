import { household, person, type RosterVillage } from './roster-household.ts'

const chuangxin: RosterVillage = {
  town: '示例经济开发区',
  village: '创新社区',
  households: [
    household('第一网格', '创新路6号4幢501室', [
      person('康健', '男', 33, '户主', { aid: '城市低保', since: 2, amount: 1740 }),
      person('毛琳', '女', 31, '妻'),
      person('康宝', '男', 5, '儿子', { ill: '是', child: '重病儿童', remark: '白血病' }),
    ]),
    household('第一网格', '创新路6号7幢102室', [
      person('贺春燕', '女', 47, '户主', { aid: '低保', since: 4, amount: 1305 }),
      person('贺天', '男', 20, '儿子'),
      person('贺母', '女', 74, '母亲', { isNameless: true, living: '与子女同住' }),
    ]),
    household('第二网格', '创新路15号', [person('龚世荣', '男', 84, '户主', { aid: '尊老金', since: 4, amount: 100, living: '独居' })]),
    household('第二网格', '救助站临时安置', [person('文小军', '男', 29, '本人')], { source: '街面流浪乞讨人员', reason: '救助站移交，无固定住处' }),
    household('第三网格', '科技街20号2幢601室', [
      person('常勇', '男', 41, '户主', { disability: '听力四级' }),
      person('庞丽娟', '女', 39, '妻'),
      person('常乐', '女', 9, '女儿'),
    ], { source: '信访', reason: '申请两项补贴没有通过，打过热线' }),
  ],
}

const yongfeng: RosterVillage = {
  town: '示例经济开发区',
  village: '永丰村',
  households: [
    household('1组', '永丰村1组1号', [
      person('武连生', '男', 60, '户主', { aid: '农村低保', since: 6, amount: 1160, id: 'number' }),
      person('葛小妹', '女', 58, '妻', { disability: '视力三级' }),
    ]),
    household('1组', '永丰村1组18号', [person('樊桂珍', '女', 91, '户主', { aid: '尊老金', since: 11, amount: 300, living: '独居', id: '15 digits' })]),
    household('2组', '永丰村2组4号（现住开发区敬老院）', [person('易大山', '男', 66, '户主', { aid: '特困集中', since: 5, amount: 1306, support: '集中供养', selfCare: '能自理', living: '养老院' })]),
    household('2组', '永丰村2组9号', [
      person('邱小兰', '女', 43, '户主', { aid: '农村低保', since: 2, amount: 2320 }),
      person('邱阳', '男', 14, '长子'),
      person('邱月', '女', 10, '女儿'),
      person('邱星', '男', 6, '次子'),
    ]),
    household('3组', '永丰村3组6号', [
      person('严国梁', '男', 53, '户主', { aid: '农村低保', since: 7, amount: 1450 }),
      person('严浩', '男', 20, '独生子', { disability: '视力一级' }),
    ]),
    household('3组', '永丰村3组15号', [
      person('莫建平', '男', 56, '户主', { remark: '工地受伤' }),
      person('倪芳', '女', 55, '妻'),
    ], { source: '其他需要重点关注的对象', reason: '工伤赔偿未到位，暂无收入' }),
  ],
}

export const kaifaqu: readonly RosterVillage[] = [chuangxin, yongfeng]

/** At the end of the table come those whose village somebody forgot. */
export const withoutVillage: readonly RosterVillage[] = [
  { town: '河口镇', village: '', households: [household('', '码头旁', [person('洪秋生', '男', 58, '户主', { aid: '农村低保', since: 3, amount: 870 })])] },
  {
    town: '东城街道',
    village: '东门外大街',
    households: [
      household('', '东门外大街2号', [
        person('牛守信', '男', 71, '户主', { aid: '低保', since: 5, amount: 1450, living: '空巢' }),
        person('贾凤', '女', 70, '妻', { living: '空巢' }),
      ]),
    ],
  },
  { town: '', village: '', households: [household('', '', [person('万里红', '女', 51, '户主', { ill: '是' })], { source: '因病因灾因祸等突发事件陷入困境', reason: '热线转来，地址不详' })] },
]
