import type { ExampleArea } from '../example-area.ts'

/** Seven towns beside those of which stories are told; no such places exist. */
const towns = [
  { code: '990010101000', name: '柳桥镇', communities: ['柳桥社区', '新桥社区'], villages: ['前柳村', '后柳村', '桥东村', '桥西村', '石埠村', '双塘村', '周庄村', '马墩村', '杨店村', '大圩村', '东荡村', '西荡村', '红旗村', '官塘村', '白龙村', '沙墩村'] },
  { code: '990010102000', name: '青山镇', communities: ['青山社区', '林场社区'], villages: ['上岭村', '下岭村', '茶园村', '石门村', '竹坞村', '松林村', '桃溪村', '龙潭村', '茅岗村', '石井村', '横山村', '云台村', '枫树村', '仙姑村', '长岗村'] },
  { code: '990010103000', name: '南湖镇', communities: ['南湖社区', '渔业社区', '湖滨社区'], villages: ['湖头村', '湖尾村', '渔湾村', '芦荡村', '菱塘村', '荷塘村', '蟹港村', '新渔村', '东坝村', '西坝村', '圩南村', '圩北村', '洲头村', '金鸡村', '银杏村'] },
  { code: '990010104000', name: '永宁镇', communities: ['永宁社区', '老街社区'], villages: ['永安村', '永乐村', '太平村', '安乐村', '和平村', '五星村', '胜利村', '光明村', '前进村', '团结村', '新建村', '先锋村', '群力村', '丰收村', '联合村', '建新村'] },
  { code: '990010105000', name: '大洋镇', communities: ['大洋社区', '盐场社区'], villages: ['盐灶村', '海堤村', '新滩村', '东滩村', '南沙村', '北沙村', '望海村', '潮音村', '三垛村', '五总村', '七甲村', '九里村', '十里村', '丰产村', '华丰村'] },
  { code: '990010002000', name: '城西街道', communities: ['城西社区', '西门社区', '汽车站社区', '纺织社区', '机械新村社区', '玉兰苑社区', '府前社区', '钟楼社区', '体育场社区', '翠竹社区'], villages: ['西郊村', '五里村', '菜园村', '运河村', '砖桥村', '石桥村', '吴墩村'] },
  { code: '990010003000', name: '城北街道', communities: ['城北社区', '北门社区', '火车站社区', '化工社区', '水厂社区', '学府社区', '阳光社区', '锦绣社区', '梧桐社区', '槐树社区'], villages: ['北郊村', '大仓村', '高桥村', '张墩村', '陈巷村', '李巷村', '塘口村'] },
] as const

export interface Town {
  readonly code: string
  readonly name: string
  readonly villages: readonly { readonly code: string; readonly name: string }[]
}

/** Communities are numbered from 001, villages from 201, as in the national codes. */
export const neighbourTowns: readonly Town[] = towns.map(({ code, name, communities, villages }) => {
  const numbered = (names: readonly string[], from: number) => names.map((village, index) => ({ code: code.slice(0, 9) + String(from + index).padStart(3, '0'), name: village }))
  return { code, name, villages: [...numbered(communities, 1), ...numbered(villages, 201)] }
})

const district = '990010000000'

export const neighbourAreas: readonly ExampleArea[] = neighbourTowns.flatMap((town) => [
  { level: 'town' as const, code: town.code, name: town.name, parentCode: district },
  ...town.villages.map((village) => ({ level: 'village' as const, ...village, parentCode: town.code })),
])
