import type { VisitStory } from './story.ts'

const hekou = { login: 'hekoushequ', with: '网格员朱敏' } as const
const liuwei = { login: 'liuwei', with: '村会计陆明' } as const
const zhulin = { login: 'zhulin', with: '村医姜卫民' } as const
const chuangxin = { login: 'chuangxin', with: '网格员谭芳' } as const
const yongfeng = { login: 'yongfeng', with: '村民组长梅建军' } as const

/** The town and the park that are under way. */
export const visitsElsewhere: readonly VisitStory[] = [
  { ...hekou, head: '袁秋菊', day: 28, at: '09:30', members: { 袁秋菊: { said: { elderHealth: 'FAIR', elderDailyCare: 'GOOD', elderSafety: 'FAIR', elderCareService: 'GOOD', elderText: '侄女住在对门，一天来看两回。' } } } },
  {
    ...liuwei, head: '戴根林', day: 17, at: '18:10',
    members: { 夏兰英: { said: { memberLife: 'HARD', memberLifeText: '慢性支气管炎，冬天不能下地。' } }, 戴明轩: { how: 'AT_HOME', said: { leftBehind: true, guardian: '戴志强（父亲）', carer: '夏兰英', guardianship: 'GRANDPARENTS', entrusted: true, careService: true } } },
    came: { name: '戴明轩', sex: 'MALE', age: 8, relation: '41' },
  },
  { ...liuwei, head: '史老四', day: 18, at: '08:40', members: { 史老四: { said: { agreementCarer: '侄媳妇张金娣', dailyLife: '生活能自理。', treatment: '血压高，按时服药。' } } } },
  { ...liuwei, head: '侯长根', day: 21, at: '09:50', members: { 金玉兰: { said: { elderHealth: 'POOR', elderDailyCare: 'FAIR', elderSafety: 'FAIR', elderCareService: 'POOR', elderText: '白内障，出门靠老伴牵着，想做手术怕花钱。' } } } },
  {
    ...liuwei, head: '江有福', day: 25, at: '19:00',
    said: { notCoveredAtRisk: true, riskText: '孙女父亲服刑、母亲失联，没有纳入事实无人抚养儿童保障。', wantsToApply: 'YES' },
    members: { 江小月: { said: { childClass: 'UNATTENDED_CHILD', guardian: '江有福', carer: '江有福', guardianship: 'GRANDPARENTS', childPaid: false, childCare: true, childText: '基本生活补贴没有申请。' } }, 江有福: { said: { livingState: 'WITH_FAMILY' } } },
    problems: [{
      kind: 'policy-not-carried-out', person: '江小月', severity: 'DAYS_30', text: '父亲服刑、母亲失联，未纳入事实无人抚养儿童保障。', measure: '请公安、法院出具证明，帮办认定申请', unit: '河口镇民政办', owner: '赵晓梅', due: 55,
      then: [{ day: 27, at: '09:20', login: 'hekou', state: 'IN_PROGRESS', note: '已发函请司法所核实服刑情况。' }],
    }],
  },
  {
    ...zhulin, head: '田满仓', day: 16, at: '08:30', answeredBy: 'CARER',
    said: { stillInDifficulty: true, stillText: '长期卧床，家中断药两天，没有人发现。' },
    members: {
      田满仓: {
        said: {
          eats: false, agreementCarer: '侄子田建设', agreementCarriedOut: true,
          dailyLife: '卧床，吃饭、翻身、如厕都靠侄子，白天有三四个小时没有人在。', treatment: '中风后遗症合并褥疮，村医每周换药两次。', mood: 'WORRYING', moodText: '不愿意说话，问到住院就摇头。',
        },
      },
    },
    problems: [{ kind: 'care-missing', person: '田满仓', severity: 'URGENT_24H', text: '照料人外出两天，药断了没有人取。', measure: '村医当天把药送到家，另请邻居白天轮流照看', unit: '竹林村村委会', owner: '钱小军', isOnSpot: true, proof: '当晚电话回访，药已服下；邻居值守名单贴在门后' }],
  },
  {
    ...zhulin, head: '杜秀英', day: 20, at: '10:10',
    said: { stillInDifficulty: true, stillText: '下雨天卧室漏水，用盆接。' },
    members: { 杜秀英: { said: { memberLife: 'HARD', memberLifeText: '一个人住，腿不好，修房子没有钱也没有人手。' } } },
    problems: [{
      kind: 'house-unsafe', severity: 'DAYS_30', text: '卧室屋面漏雨，一根椽子腐烂。', measure: '列入镇危房改造，入冬前修好', unit: '河口镇村建办', owner: '石主任', due: 48,
      then: [{ day: 23, at: '14:40', login: 'hekou', state: 'IN_PROGRESS', note: '镇村建办已看过现场。' }],
    }],
  },
  { ...zhulin, head: '熊翠萍', day: 24, at: '18:50', members: { 熊佳: { said: { leftBehind: true, guardian: '熊伟（父亲）', carer: '熊翠萍', guardianship: 'GRANDPARENTS', entrusted: true, careService: true } }, 熊翠萍: { said: { livingState: 'WITH_FAMILY', bathes: false } } } },
  {
    ...zhulin, head: '尹红霞', day: 28, at: '19:20',
    said: { registrationSplit: true, notCoveredAtRisk: true, riskText: '女儿没有户口，医保和上学都受影响。', wantsToApply: 'YES' },
    problems: [{ kind: 'registration-missing', person: '尹小雨', severity: 'DAYS_30', text: '女儿六岁没有落户。', measure: '请派出所补办出生登记', unit: '河口派出所', owner: '户籍民警', due: 58 }],
  },
  { ...chuangxin, head: '康健', day: 26, at: '18:10', members: { 康宝: { how: 'IN_HOSPITAL', said: { guardian: '康健', carer: '毛琳', guardianship: 'NORMAL' } }, 康健: { said: { memberLife: 'VERY_HARD', memberLifeText: '孩子白血病化疗，夫妻轮流请假陪护。' } } } },
  { ...chuangxin, head: '龚世荣', day: 27, at: '09:10' },
  { ...yongfeng, head: '樊桂珍', day: 29, at: '09:20', answeredBy: 'FAMILY', members: { 樊桂珍: { said: { elderHealth: 'FAIR', elderDailyCare: 'GOOD', elderSafety: 'FAIR', elderCareService: 'GOOD', elderText: '儿媳每天送三顿饭，夜里一个人。' } } } },
]

/** Somebody was called away in the middle of this one. */
export const draftLeft = { head: '郭大明', login: 'wenchang', day: 31, at: '16:50', with: '网格员刘洋' } as const satisfies VisitStory
