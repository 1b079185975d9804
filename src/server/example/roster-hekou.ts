import { household, person, type RosterVillage } from './roster-household.ts'

const hekouCommunity: RosterVillage = {
  town: '河口镇',
  village: '河口社区',
  households: [
    household('第一网格', '河口街56号', [
      person('蔡志明', '男', 62, '户主', { aid: '城市低保', since: 7, amount: 1450, living: '老两口' }),
      person('李素珍', '女', 61, '妻', { ill: '有', remark: '乳腺癌术后', living: '老两口' }),
    ]),
    household('第一网格', '河口街80号', [person('袁秋菊', '女', 85, '户主', { aid: '尊老金', since: 5, amount: 100, living: '独居' })]),
    household('第二网格', '渔港路3号', [person('潘建华', '男', 51, '户主', { aid: '低保+残疾人两项补贴', since: 9, disability: '肢体（1级）', selfCare: '不能自理' })]),
    household('第二网格', '渔港路11号', [
      person('董海燕', '女', 38, '户主'),
      person('董一鸣', '男', 13, '儿子'),
    ], { source: '近三年动态管理退出低保', reason: '去年就业后退出，今年厂里停工' }),
    household('第三网格', '渔港路29号（现住河口镇敬老院）', [person('余阿大', '男', 70, '户主', { aid: '特困人员', since: 6, amount: 1306, support: '集中', selfCare: '部分丧失自理能力', living: '敬老院' })]),
    household('第三网格', '渔港路40号', [
      person('叶正祥', '男', 46, '户主'),
      person('苏梅', '女', 44, '妻'),
      person('叶晨', '男', 11, '独生子', { aid: '护理补贴', since: 5, amount: 120, disability: '多重一级', child: '重残儿童' }),
    ]),
  ],
}

const xiwan: RosterVillage = {
  town: '河口镇',
  village: '西湾村',
  households: [
    household('1组', '西湾村1组8号', [
      person('李长顺', '男', 67, '户主', { aid: '农村低保', since: 8, amount: 2320, selfCare: '能自理', living: '与家人同住' }),
      person('王翠花', '女', 65, '妻', { disability: '肢体残疾三级', living: '与家人同住' }),
      person('李强', '男', 36, '儿子', { disability: '精神一级' }),
      person('李小宝', '男', 7, '孙子'),
    ], { hukou: '农业' }),
    household('1组', '西湾村1组21号', [person('吕金凤', '女', 88, '户主', { aid: '尊老金', since: 8, amount: 100, living: '独居' })], { hukou: '农业' }),
    household('2组', '西湾村2组5号', [
      person('丁大海', '男', 43, '户主', { aid: '低保', since: 4, amount: 2610 }),
      person('魏小丽', '女', 41, '妻'),
      person('丁雨', '女', 15, '长女'),
      person('丁晴', '女', 12, '次女'),
      person('丁阳', '男', 7, '儿子'),
      person('丁老根', '男', 76, '父亲', { living: '与家人同住' }),
    ], { hukou: '农业' }),
    household('2组', '西湾村2组14号', [person('薛福生', '男', 61, '户主', { aid: '分散供养特困人员', since: 3, amount: 1306, selfCare: '部分丧失自理能力', living: '独居' })]),
    household('3组', '西湾村3组2号', [
      person('任桂兰', '女', 68, '户主', { aid: '低保边缘', since: 1, remark: '儿子儿媳在外省务工' }),
      person('任飞', '男', 11, '孙子'),
      person('任雪', '女', 9, '孙女'),
    ]),
    household('3组', '西湾村3组19号', [
      person('姚建新', '男', 55, '户主', { ill: '患重病', remark: '肺癌' }),
      person('方琴', '女', 54, '妻'),
    ], { source: '因病因灾因祸等突发事件陷入困境的家庭', reason: '因病致困' }),
    household('4组', '西湾村4组7号', [person('石秀英', '女', 58, '户主', { aid: '农村低保', since: 10, amount: 870, disability: '智力二级' })], { hukou: '农业' }),
  ],
}

const liuwei: RosterVillage = {
  town: '河口镇',
  village: '柳圩村',
  households: [
    household('1组', '柳圩村1组4号', [
      person('戴根林', '男', 64, '户主', { aid: '农村低保', since: 6, amount: 1160, living: '老两口' }),
      person('夏兰英', '女', 63, '妻', { ill: '慢性病', living: '老两口' }),
    ], { hukou: '农业' }),
    household('1组', '柳圩村1组16号', [
      person('钟丽萍', '女', 35, '户主', { aid: '农村低保', since: 3, amount: 2900 }),
      person('钟浩然', '男', 13, '长子'),
      person('钟浩宇', '男', 9, '次子', { id: 'scientific' }),
      person('钟欣悦', '女', 5, '女儿'),
      person('范凤珍', '女', 67, '婆婆', { living: '与家人同住' }),
    ], { hukou: '农业' }),
    household('2组', '柳圩村2组1号', [person('史老四', '男', 73, '户主', { aid: '特困供养', since: 9, amount: 1306, support: '分散', selfCare: '全自理', living: '独居', id: '15 digits' })]),
    household('2组', '柳圩村2组22号', [
      person('廖大勇', '男', 48, '户主', { aid: '农村低保、困难残疾人生活补贴', since: 5, disability: '肢体二级' }),
      person('廖福生', '男', 83, '父亲', { living: '与家人同住' }),
    ]),
    household('3组', '柳圩村3组10号', [
      person('侯长根', '男', 87, '户主', { aid: '尊老金', since: 7, amount: 100, living: '空巢老人' }),
      person('金玉兰', '女', 84, '妻', { aid: '尊老金', since: 4, amount: 100, living: '空巢老人' }),
    ]),
    household('3组', '柳圩村3组18号', [
      person('江有福', '男', 69, '户主', { living: '与孙女同住' }),
      person('江小月', '女', 12, '孙女', { remark: '父亲服刑，母亲失联' }),
    ], { source: '事实无人抚养但未纳入保障的儿童', reason: '父亲服刑、母亲失联，未申请' }),
    household('4组', '柳圩村4组3号', [
      person('方志刚', '男', 42, '户主'),
      person('龙梅', '女', 40, '妻', { ill: '是', remark: '系统性红斑狼疮' }),
      person('方圆', '女', 8, '女儿'),
    ], { source: '可能符合条件但未主动申请', reason: '不知道可以申请' }),
  ],
}

const zhulin: RosterVillage = {
  town: '河口镇',
  village: '竹林村',
  households: [
    household('1组', '竹林村1组2号', [person('田满仓', '男', 69, '户主', { aid: '特困分散', since: 7, amount: 1306, support: '分散供养', selfCare: '完全丧失自理能力', ill: '是', living: '独居' })]),
    household('1组', '竹林村1组13号', [person('杜秀英', '女', 64, '户主', { aid: '农村低保', since: 6, amount: 870, disability: '肢体二级', living: '独居' })]),
    household('2组', '竹林村2组7号', [
      person('白云峰', '男', 51, '户主', { aid: '农村低保', since: 5, amount: 1885 }),
      person('孙慧', '女', 49, '妻', { disability: '精神二级' }),
      person('白杨', '男', 22, '儿子', { remark: '在外地打工' }),
      person('白露', '女', 15, '女儿'),
    ]),
    household('2组', '竹林村2组20号', [
      person('熊翠萍', '女', 73, '户主', { aid: '农村低保', since: 4, amount: 1160, living: '与孙女同住' }),
      person('熊佳', '女', 10, '孙女', { remark: '父母外出务工' }),
    ], { hukou: '农业' }),
    household('3组', '竹林村3组5号', [person('孟庆余', '男', 82, '户主', { aid: '尊老金', since: 2, amount: 100, living: '独居' })]),
    household('3组', '竹林村3组11号', [person('秦二宝', '男', 57, '户主', { aid: '农村低保', since: 5, amount: 870, id: 'wrong digit' })]),
    household('4组', '竹林村4组9号', [
      person('尹红霞', '女', 44, '户主'),
      person('尹小雨', '女', 6, '女儿', { remark: '没有上户口' }),
    ], { source: '未落实户口、人户分离', reason: '孩子没有落户，享受不了政策' }),
  ],
}

export const hekou: readonly RosterVillage[] = [hekouCommunity, xiwan, liuwei, zhulin]
