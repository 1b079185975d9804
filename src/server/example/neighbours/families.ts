import type { Chance } from './chance.ts'
import { Household, type Family } from './family.ts'

const standard = 870
const sexOf = (chance: Chance) => chance.of(['男', '女'] as const)
const disabilities = ['肢体二级', '肢体（3级）', '智力二级', '精神二级', '视力一级', '听力四级', '智力3级', '肢体1级', '多重一级', '精神 三级'] as const

const severe = disabilities.filter((one) => /[一二12]级/.test(one))

/** Whoever is severely disabled gets both subsidies in a dibao family, others the one for living there; some have not asked for it. */
function inDibao(chance: Chance): { readonly disability: string; readonly aid: string } {
  const disability = chance.of(disabilities)
  return { disability, aid: chance.weighted(severe.includes(disability) ? [[5, '低保+残疾人两项补贴'], [1, '低保+护理补贴']] : [[5, '农村低保、困难残疾人生活补贴'], [1, '农村低保']]) }
}

/** What kinds of families are on such lists, by how common they are; the shares are invented. */
const kinds: readonly (readonly [weight: number, make: (chance: Chance) => Family])[] = [
  [12, (chance) => new Household(chance).head('男', chance.between(60, 84), {
    aid: chance.of(['特困人员', '特困供养', '五保']), since: chance.between(2, 15), amount: 1306, support: chance.weighted([[4, '分散'], [1, '集中供养']]), selfCare: chance.weighted([[6, '能自理'], [2, '半失能'], [1, '失能'], [2, '']]), living: '独居',
  }).done()],
  [12, (chance) => new Household(chance).head(sexOf(chance), chance.between(35, 62), { ...inDibao(chance), since: chance.between(1, 12), amount: standard }).done()],
  [10, (chance) => new Household(chance).head('男', chance.between(66, 82), { aid: chance.of(['低保', '农村低保']), since: chance.between(1, 14), amount: standard * 2, living: '老两口' }).spouse({ living: '老两口', ill: chance.isIn(0.3) ? '是' : '' }).done()],
  [12, (chance) => {
    const home = new Household(chance).head('男', chance.between(34, 52), { aid: chance.of(['低保', '城市低保', '农村低保']), since: chance.between(1, 8), amount: standard * 3, ill: chance.isIn(0.4) ? '是' : '' }).spouse(chance.isIn(0.3) ? { disability: chance.of(disabilities), aid: '残疾人生活补贴', since: 2, amount: 100 } : {})
    for (let left = chance.between(1, 3); left > 0; left -= 1) home.child(chance.between(3, 19))
    return home.done(chance.isIn(0.3) ? { hasMergedHead: true } : {})
  }],
  [8, (chance) => {
    const home = new Household(chance).head('女', chance.between(30, 48), { aid: '低保', since: chance.between(1, 6), amount: standard * 2 })
    for (let left = chance.between(1, 2); left > 0; left -= 1) home.child(chance.between(2, 17))
    return home.done()
  }],
  [2, (chance) => {
    const home = new Household(chance).head('男', chance.between(36, 46), { aid: '农村低保', since: chance.between(2, 9), amount: standard * 6 }).spouse()
    for (let left = chance.between(3, 4); left > 0; left -= 1) home.child(chance.between(1, 16))
    return home.parent('女', chance.between(68, 80), { living: '与子女同住', selfCare: chance.of(['能自理', '半失能']) }).done()
  }],
  [12, (chance) => new Household(chance).head(sexOf(chance), chance.between(80, 95), { aid: chance.of(['尊老金', '高龄津贴']), since: chance.between(1, 10), amount: 100, living: '独居', selfCare: chance.weighted([[6, ''], [3, '能自理'], [2, '半失能']]) }).done()],
  [5, (chance) => new Household(chance).head('男', chance.between(80, 90), { aid: '尊老金', since: chance.between(1, 8), amount: 100, living: '空巢' }).spouse({ living: '空巢' }).done()],
  // The subsidy for living is for dibao families; that a few others have it is for the rule to find.
  [10, (chance) => {
    const home = new Household(chance).head('男', chance.between(40, 60), { aid: chance.weighted([[40, '护理补贴'], [1, '残疾人两项补贴'], [1, '生活补贴']]), since: chance.between(1, 9), amount: 120, disability: chance.of(severe) }).spouse()
    return (chance.isIn(0.5) ? home.child(chance.between(14, 28)) : home).done()
  }],
  [3, (chance) => new Household(chance).head('女', chance.between(60, 74), { living: '与家人同住' }).grandchild(chance.between(5, 15), { aid: '事实无人抚养儿童', since: chance.between(1, 4), amount: 1900, child: '事实无人抚养儿童' }).done()],
  [1, (chance) => new Household(chance).head('男', chance.between(62, 76)).spouse().grandchild(chance.between(4, 16), { aid: '孤儿', since: chance.between(1, 8), amount: 1900, child: '散居孤儿' }).done()],
  [5, (chance) => new Household(chance).head('男', chance.between(58, 72), { aid: '低保', since: chance.between(1, 6), amount: standard }).spouse().grandchild(chance.between(4, 14), { remark: '父母在外务工' }).done()],
  [2, (chance) => new Household(chance).head('男', chance.between(32, 44)).spouse().child(chance.between(2, 14), { aid: '护理补贴', since: chance.between(1, 5), amount: 120, disability: '智力二级', child: '重残儿童' }).done()],
  [4, (chance) => new Household(chance).head(sexOf(chance), chance.between(38, 66), { ill: '是' }).spouse().done({ source: '因病因灾因祸等突发事件陷入困境', reason: chance.of(['车祸后不能干活', '肾衰竭透析', '房屋失火', '脑出血住院两个月', '工地摔伤']) })],
  [3, (chance) => new Household(chance).head('男', chance.between(40, 60)).spouse().child(chance.between(8, 22)).done({ source: '申请低保未通过', reason: chance.of(['收入略超', '名下有车', '家庭财产超标', '务工收入核算后超标']) })],
  [3, (chance) => new Household(chance).head(sexOf(chance), chance.between(40, 64)).child(chance.between(10, 24)).done({ source: '近三年动态管理退出低保', reason: chance.of(['就业后退出', '子女毕业工作后退出', '拆迁补偿后退出']) })],
  [3, (chance) => new Household(chance).head(sexOf(chance), chance.between(30, 68), { remark: chance.of(['右腿残疾未办证', '精神异常未鉴定', '双目视物不清']) }).done({ source: '有明显残疾未领证', reason: chance.of(['不会办理', '行动不便没有去鉴定', '家人不愿意办']) })],
  [2, (chance) => new Household(chance).head('女', chance.between(66, 78)).spouse().done({ source: '未主动申请', reason: chance.of(['不知道政策', '怕麻烦', '觉得还能过']) })],
  [1, (chance) => new Household(chance).head('女', chance.between(28, 40)).child(chance.between(1, 8)).done({ source: '人户分离', reason: chance.of(['户口在外省', '孩子未落户', '婚后户口未迁入']) })],
  [1, (chance) => new Household(chance).head('男', chance.between(45, 65)).spouse().done({ source: '重复信访', reason: '多次反映生活困难' })],
  [1, (chance) => new Household(chance).head('男', chance.between(58, 70)).grandchild(chance.between(6, 15), { remark: '父服刑，母失联' }).done({ source: '事实无人抚养未纳入', reason: '材料不全没有认定' })],
]

export const familyIn = (chance: Chance): Family => chance.weighted(kinds)(chance)
