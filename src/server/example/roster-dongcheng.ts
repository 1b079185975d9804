import { household, person, type RosterVillage } from './roster-household.ts'

const wenchang: RosterVillage = {
  town: '东城街道',
  village: '文昌社区',
  households: [
    household('第一网格', '文昌路18号2幢301室', [
      person('赵德福', '男', 62, '户主', { aid: '城市低保', since: 6, amount: 2610, disability: '肢体三级' }),
      person('吴秀珍', '女', 60, '妻', { ill: '是', remark: '糖尿病并发症' }),
      person('赵永刚', '男', 38, '长子'),
      person('李红梅', '女', 36, '儿媳'),
      person('赵子涵', '男', 13, '孙子'),
      person('赵子萱', '女', 8, '孙女'),
    ], { hukou: '非农业' }),
    household('第一网格', '文昌路22号1幢102室', [person('周凤英', '女', 84, '户主', { aid: '尊老金', since: 4, amount: 100, living: '独居' })], { hukou: '非农业' }),
    household('第一网格', '文昌路22号3幢405室', [person('孙国平', '男', 49, '本人', { aid: '低保', since: 8, amount: 980, disability: '精神（二级）', living: '独居' })]),
    household('第二网格', '书院巷7号', [person('陈淑兰', '女', 'eightySoon', '户主', { living: '独居', remark: '即将满80周岁' })], { source: '其他需要重点关注', reason: '独居，子女在外地' }),
    household('第二网格', '书院巷15号', [
      person('马建军', '男', 44, '户主', { aid: '城市低保', since: 5, amount: 2175 }),
      person('刘芳', '女', 42, '妻', { disability: '视力一级' }),
      person('马小雨', '女', 15, '长女'),
      person('马小晴', '女', 12, '次女'),
      person('马小杰', '男', 6, '儿子'),
    ]),
    household('第二网格', '书院巷33号', [person('徐桂香', '女', 72, '户主', { aid: '城市低保', since: 9, amount: 870, selfCare: '半失能', living: '独居' })]),
    household('第三网格', '学前街5号1幢203室', [
      person('胡志远', '男', 52, '户主', { ill: '重病', remark: '尿毒症，每周透析三次' }),
      person('杨丽', '女', 50, '妻'),
      person('胡俊', '男', 22, '儿子', { remark: '在读大学' }),
    ], { source: '因病因灾因祸等突发事件', reason: '透析自付费用大，家庭支出困难' }),
    household('第三网格', '学前街9号', [
      person('何守田', '男', 70, '户主'),
      person('王彩云', '女', 68, '妻', { ill: '慢性病' }),
      person('何文静', '女', 10, '孙女', { aid: '孤儿基本生活费', since: 3, amount: 2060, child: '孤儿' }),
    ]),
    household('第三网格', '学前街11号', [
      person('郭大明', '男', 58, '户主', { aid: '城市低保、残疾人两项补贴', since: 7, disability: '肢体二级' }),
      person('张玉芬', '女', 56, '妻', { disability: '听力三级' }),
      person('郭小虎', '男', 28, '独生子'),
    ], { hukou: '非农业' }),
  ],
}

const nanmen: RosterVillage = {
  town: '东城街道',
  village: '南门社区',
  households: [
    household('第一网格', '南门大街41号', [person('林秀华', '女', 87, '户主', { aid: '高龄津贴', since: 7, amount: 100, disability: '听力残疾4级', living: '独居老人', id: '15 digits' })]),
    household('第一网格', '南门大街63号', [
      person('高建国', '男', 55, '户主'),
      person('高磊', '男', 25, '儿子', { aid: '重度残疾人护理补贴', since: 6, amount: 120, disability: '智力二级' }),
    ], { hasMergedHead: true }),
    household('第二网格', '城河路8号', [person('罗春生', '男', 67, '户主', { aid: '特困分散供养', since: 5, amount: 1306, support: '分散供养', selfCare: '半失能', living: '独居' })]),
    household('第二网格', '城河路19号', [
      person('宋玉梅', '女', 41, '户主', { aid: '低保', since: 3, amount: 1740 }),
      person('宋子豪', '男', 14, '儿子'),
      person('宋子琪', '女', 10, '女儿'),
    ]),
    household('第三网格', '城河路77号', [
      person('梁伟', '男', 47, '户主'),
      person('韩雪', '女', 45, '妻子'),
      person('梁思雨', '女', 15, '独生女'),
      person('曾秀英', '女', 76, '母亲', { living: '与子女同住' }),
    ], { source: '申请低保未通过的家庭', reason: '名下有营运车辆，收入核对超标，但负债较多' }),
    household('第三网格', '城河路80号', [
      person('谢永林', '男', 52, '户主', { aid: '低保边缘', since: 2 }),
      person('顾美华', '女', 50, '妻'),
      person('谢长根', '男', 83, '父亲', { living: '与子女同住' }),
      person('谢宇', '男', 16, '儿子', { disability: '言语 四级' }),
    ]),
  ],
}

const chengjiao: RosterVillage = {
  town: '东城街道',
  village: '城郊村',
  households: [
    household('1组', '城郊村1组12号', [person('谢长根', '男', 83, '户主', { aid: '尊老金', since: 3, amount: 100, living: '独居', id: 'of the one before of this name' })]),
    household('1组', '城郊村1组20号', [
      person('郑水根', '男', 86, '户主', { aid: '尊老金', since: 6, amount: 100, living: '空巢' }),
      person('陈巧云', '女', 83, '妻', { aid: '尊老金', since: 3, amount: 100, living: '空巢' }),
    ], { hukou: '农业' }),
    household('2组', '城郊村2组3号', [person('沈家兴', '男', 58, '本人', { aid: '五保', since: 4, amount: 1306, support: '分散', selfCare: '能自理', ill: '是', remark: '肝硬化' })], { hukou: '农业' }),
    household('2组', '城郊村2组17号', [
      person('唐桂花', '女', 64, '户主', { aid: '农村低保', since: 5, amount: 1160 }),
      person('唐浩', '男', 13, '孙子', { aid: '事实无人抚养儿童基本生活补贴', since: 2, amount: 2060, child: '事实无人抚养' }),
    ], { hukou: '农业' }),
    household('3组', '城郊村3组6号', [
      person('冯国强', '男', 39, '户主', { aid: '农村低保', since: 4, amount: 3045 }),
      person('许燕', '女', 37, '妻'),
      person('冯雨欣', '女', 14, '长女'),
      person('冯雨彤', '女', 11, '次女'),
      person('冯雨泽', '男', 8, '儿子'),
      person('冯雨晨', '男', 4, '次子'),
      person('彭月娥', '女', 69, '母亲', { disability: '肢体四级', living: '与家人同住' }),
    ], { hukou: '农业' }),
    household('3组', '城郊村3组25号（现住区福利院）', [person('曹阿根', '男', 78, '户主', { aid: '特困集中供养', since: 8, amount: 1306, support: '集中供养', selfCare: '全失能', living: '机构供养' })]),
    household('4组', '城郊村4组9号', [
      person('邓小林', '男', 45, '户主'),
      person('蒋红', '女', 43, '妻'),
      person('邓佳怡', '女', 12, '女儿'),
    ], { source: '重复信访反映家庭生活困难', reason: '失地后无固定收入，多次到街道反映' }),
    household('4组', '城郊村4组31号', [person('汪秀莲', '女', 59, '户主', { remark: '左腿残疾，没有办证' })], { source: '两项补贴未通过、有明显残疾未领证', reason: '有明显残疾但未领证' }),
  ],
}

export const dongcheng: readonly RosterVillage[] = [wenchang, nanmen, chengjiao]
