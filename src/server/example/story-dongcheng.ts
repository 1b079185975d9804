import type { VisitStory } from './story.ts'

const wenchang = { login: 'wenchang', with: '网格员刘洋' } as const
const nanmen = { login: 'nanmen', with: '网格员许静' } as const
const chengjiao = { login: 'chengjiao', with: '村妇女主任黄丽' } as const
const streetOffice = { unit: '东城街道民政办', owner: '陈立' } as const

/** The street that is nearly through. */
export const visitsInDongcheng: readonly VisitStory[] = [
  {
    ...wenchang, head: '赵德福', day: 15, at: '09:20',
    said: { dibaoPaidInTime: false, dibaoPaidText: '上个月的低保金比往常晚了十二天才到账，银行短信没有收到。', policiesInPlace: false, policiesText: '低保金发放不及时。' },
    members: {
      赵永刚: { notSeen: { reason: 'AWAY_WORKING', again: 45 } },
      吴秀珍: { said: { memberLife: 'HARD', memberLifeText: '糖尿病并发症，眼睛看不清，药费每月要四百多元。' } },
    },
    problems: [{
      kind: 'payment-late-or-short', severity: 'DAYS_7', text: '上月低保金晚到账十二天。', measure: '与财政所、银行核对发放批次，当月补齐说明', ...streetOffice, due: 22,
      then: [
        { day: 16, at: '14:10', login: 'dongcheng', state: 'IN_PROGRESS' },
        { day: 21, at: '10:05', login: 'dongcheng', state: 'FIXED', proof: '银行卡号有误被退回，已更正并补发到位，本人签字确认。' },
      ],
    }],
  },
  {
    ...wenchang, head: '周凤英', day: 16, at: '08:50',
    said: { wantsToApply: 'LATER' },
    members: { 周凤英: { said: { elderHealth: 'FAIR', elderDailyCare: 'FAIR', elderSafety: 'POOR', elderCareService: 'FAIR', elderText: '女儿每周来一次，夜里起床摔过一跤，没有告诉别人。' } } },
    problems: [{
      kind: 'care-missing', person: '周凤英', severity: 'DAYS_7', text: '床边没有扶手和夜灯，夜间起床摔倒过一次。', measure: '安装床边扶手、夜灯和呼叫器，纳入每日电话问候', ...streetOffice, due: 23,
      then: [{ day: 22, at: '16:30', login: 'dongcheng', state: 'FIXED', proof: '扶手、夜灯、呼叫器已安装，社区每天早上打一次电话，安装照片留存。' }],
    }],
  },
  {
    ...wenchang, head: '孙国平', day: 16, at: '10:30', answeredBy: 'CADRE',
    said: { policiesInPlace: false, policiesText: '没有享受精神残疾人免费用药。' },
    members: { 孙国平: { said: { freeMedicine: 'ENTITLED', disabledWhy: '不知道要另外登记，药一直自己买。' } } },
    problems: [{
      kind: 'policy-not-carried-out', person: '孙国平', severity: 'DAYS_30', text: '符合免费基本用药条件，没有登记。', measure: '协助到社区卫生服务中心登记免费用药', ...streetOffice, due: 44,
      then: [{ day: 19, at: '09:15', login: 'wenchang', state: 'IN_PROGRESS' }],
    }],
  },
  {
    ...wenchang, head: '马建军', day: 18, at: '17:40',
    members: { 刘芳: { said: { memberLife: 'HARD', memberLifeText: '双目失明，家务和带孩子主要靠大女儿帮忙。' } } },
  },
  {
    ...wenchang, head: '徐桂香', day: 18, at: '09:10',
    members: { 徐桂香: { said: { elderHealth: 'POOR', elderDailyCare: 'FAIR', elderSafety: 'POOR', elderCareService: 'GOOD', elderText: '腿脚不便，午饭由社区助餐点送到家。' } } },
    problems: [{ kind: 'house-unsafe', severity: 'URGENT_24H', text: '煤气灶连接软管老化，有漏气味道。', measure: '当场关阀通风，燃气公司一小时内上门换了软管并装上报警器', unit: '文昌社区居委会', owner: '周玉兰', isOnSpot: true, proof: '检漏仪复测无泄漏，燃气公司维修单号已留存' }],
  },
  {
    ...wenchang, head: '陈淑兰', day: 20, at: '09:00',
    said: { fpSpecialSupport: true, notCoveredAtRisk: true, riskText: '独居，独子病故，下个月满八十周岁，还没有办尊老金。', wantsToApply: 'YES' },
    members: { 陈淑兰: { said: { elderHealth: 'FAIR', elderDailyCare: 'GOOD', elderSafety: 'FAIR', elderCareService: 'FAIR', elderText: '自己买菜做饭，最怕生病时没有人知道。' } } },
  },
  {
    ...wenchang, head: '胡志远', day: 22, at: '15:20', answeredBy: 'FAMILY',
    said: { notCoveredAtRisk: true, riskText: '透析三年，积蓄用完，上月申请低保因妻子有工资没有通过。', stillInDifficulty: true, stillText: '每月自付医药费两千多元，已向亲友借款八万元。', wantsToApply: 'YES' },
    members: { 胡志远: { how: 'IN_HOSPITAL' }, 胡俊: { notSeen: { reason: 'AT_SCHOOL', again: 60 } } },
    problems: [{
      kind: 'life-in-difficulty', person: '胡志远', severity: 'DAYS_30', text: '透析自付费用大，收入扣除医药费后不足以生活。', measure: '先给临时救助，按支出型困难家庭重新核对', ...streetOffice, due: 52,
      then: [
        { day: 23, at: '11:00', login: 'dongcheng', state: 'IN_PROGRESS' },
        { day: 26, at: '16:45', login: 'dongcheng', state: 'ESCALATED', note: '镇街权限内已给临时救助一次。建议区里按支出型困难认定，并与医保部门会商医疗救助。' },
      ],
    }],
  },
  {
    ...wenchang, head: '何守田', day: 23, at: '18:30', answeredBy: 'FAMILY',
    members: { 何文静: { said: { guardian: '何守田', carer: '王彩云', guardianship: 'GRANDPARENTS' } } },
  },
  {
    ...nanmen, head: '林秀华', day: 15, at: '10:00', answeredBy: 'NEIGHBOUR',
    members: { 林秀华: { said: { elderHealth: 'FAIR', elderDailyCare: 'FAIR', elderSafety: 'FAIR', elderCareService: 'POOR', elderText: '听不清门铃和电话，邻居每天敲一次门。', twoSubsidies: 'NOT_ENTITLED' } } },
    problems: [{ kind: 'service-lapse', person: '林秀华', severity: 'LATER', text: '助听器坏了半年没有修。', measure: '请区残联安排辅助器具维修或更换', unit: '区残疾人联合会', owner: '丁科长', due: 75 }],
  },
  {
    ...nanmen, head: '罗春生', day: 17, at: '09:30', with: '网格员许静',
    said: { policiesInPlace: false, policiesText: '委托照料服务协议没有签。' },
    members: {
      罗春生: {
        said: {
          walksIndoors: false, bathes: false, agreementSigned: false, mood: 'LOW', moodText: '话很少，说活着没意思，已请心理社工上门。',
          dailyLife: '自己煮面，拄拐在屋里走，洗澡要人扶，侄子半个月来一次。', treatment: '脑梗后遗症，药由社区卫生站送，最近一个月停了康复。',
        },
      },
    },
    problems: [{ kind: 'agreement-missing', person: '罗春生', severity: 'DAYS_7', text: '分散供养、半失能，没有签订委托照料服务协议。', measure: '确定照料人，签订协议并按月考核', ...streetOffice, due: 24, then: [{ day: 18, at: '08:55', login: 'dongcheng', state: 'IN_PROGRESS' }] }],
  },
  {
    ...nanmen, head: '高建国', day: 18, at: '19:00', answeredBy: 'FAMILY',
    said: { policiesInPlace: false, policiesText: '困难残疾人生活补贴没有申请。', wantsToApply: 'YES' },
    members: { 高磊: { said: { twoSubsidies: 'ENTITLED', disabledWhy: '父亲以为有护理补贴就不能再领生活补贴。', fixedIncome: false } } },
    problems: [{
      kind: 'policy-not-carried-out', person: '高磊', severity: 'DAYS_30', text: '智力二级、无固定收入，生活补贴应享未享。', measure: '帮办生活补贴申请，材料代交', unit: '南门社区居委会', owner: '蒋玉梅', due: 46,
      then: [{ day: 24, at: '15:00', login: 'nanmen', state: 'IN_PROGRESS', note: '材料已交街道窗口。' }],
    }],
  },
  { ...nanmen, head: '宋玉梅', day: 21, at: '19:10', members: { 宋玉梅: { said: { memberLife: 'HARD', memberLifeText: '一个人带两个孩子，在超市做计时工，收入不稳定。' } } } },
  {
    ...nanmen, head: '梁伟', day: 24, at: '18:40',
    said: { notCoveredAtRisk: true, riskText: '车辆已抵债，低保核对结果仍按营运车辆算，孩子和老人开支大。', wantsToApply: 'YES' },
    members: { 曾秀英: { said: { livingState: 'WITH_FAMILY' } } },
  },
  { ...chengjiao, head: '郑水根', day: 16, at: '14:30', members: { 陈巧云: { said: { elderHealth: 'POOR', elderDailyCare: 'FAIR', elderSafety: 'FAIR', elderCareService: 'GOOD', elderText: '老两口互相照应，儿子在外省，一年回来两次。' } } } },
  {
    ...chengjiao, head: '沈家兴', day: 19, at: '09:00',
    said: { housingSafety: 'NEEDS_REPAIR', housingText: '厨房屋面有两处渗水，已列入村里修缮计划。', policiesInPlace: false, policiesText: '照料服务次数没有按协议落实。' },
    members: {
      沈家兴: {
        said: {
          agreementCarer: '邻居钱根妹', agreementCarriedOut: false, agreementText: '协议写每周三次，实际每周来一次，只送菜，不陪同就医。',
          dailyLife: '能自己做饭洗衣，重活干不了。', treatment: '肝硬化，每三个月复查一次，住院押金由村里垫付。', mood: 'CALM',
        },
      },
    },
    problems: [{
      kind: 'service-lapse', person: '沈家兴', severity: 'DAYS_7', text: '照料服务每周只有一次，协议约定三次。', measure: '约谈照料人，按次记录、按月核对后付费', unit: '城郊村村委会', owner: '郑国庆', due: 26,
      then: [{ day: 25, at: '17:20', login: 'chengjiao', state: 'FIXED', proof: '已换照料人，重新签订协议，本周三次服务记录齐全。' }],
    }],
  },
  {
    ...chengjiao, head: '唐桂花', day: 20, at: '10:20',
    members: { 唐浩: { notSeen: { reason: 'AT_SCHOOL', again: 27 }, said: { guardian: '唐桂花', carer: '唐桂花', guardianship: 'GRANDPARENTS' } }, 唐桂花: { said: { memberLife: 'HARD', memberLifeText: '腰椎不好，种不了地，靠低保和孩子的补贴生活。' } } },
  },
  { ...chengjiao, head: '冯国强', day: 22, at: '18:00', answeredBy: 'FAMILY', members: { 冯国强: { notSeen: { reason: 'AWAY_WORKING', again: 50 } }, 许燕: { said: { memberLife: 'HARD', memberLifeText: '四个孩子，最小的还没有上幼儿园，自己不能出去做工。' } } } },
  {
    ...chengjiao, head: '曹阿根', day: 23, at: '14:00', manner: 'ELSEWHERE', answeredBy: 'CARER',
    members: { 曹阿根: { how: 'IN_INSTITUTION', said: { dailyLife: '由护理员喂饭、翻身。', treatment: '福利院医务室每天巡诊。' } } },
  },
  {
    ...chengjiao, head: '邓小林', day: 26, at: '18:20',
    said: { notCoveredAtRisk: true, riskText: '失地后夫妻打零工，孩子上学开支大，多次反映没有得到答复。', wantsToApply: 'YES' },
  },
  {
    ...chengjiao, head: '汪秀莲', day: 27, at: '09:40',
    said: { notCoveredAtRisk: true, riskText: '左腿残疾多年没有评残，一个人种两亩地。', wantsToApply: 'YES' },
    members: { 汪秀莲: { said: { disabilityKind: 'PHYSICAL', disabilityLevel: 3, disabilityCard: false, twoSubsidies: 'NOT_ENTITLED' } } },
    problems: [{
      kind: 'card-missing', person: '汪秀莲', severity: 'DAYS_30', text: '左腿明显残疾，没有申领残疾人证。', measure: '联系区残联上门评定', unit: '区残疾人联合会', owner: '丁科长', due: 57,
      then: [{ day: 29, at: '10:00', login: 'chengjiao', state: 'IN_PROGRESS', note: '已预约下月上门评定。' }],
    }],
  },
]
