import { neighbourTowns } from './places.ts'

/** How far a town is: shares of its villages that signed and that visit, and of their households that were seen. */
export interface Progress {
  readonly login: string
  readonly officer: string
  readonly signed: number
  readonly visiting: number
  readonly seen: number
  /** Duties of the campaign that it has done. */
  readonly duties: readonly ('lists-split' | 'teams')[]
  /** Weeks of which it handed in its report. */
  readonly reports: readonly number[]
}

/** The towns in the order of their list: one far ahead, one where nothing moves, the others between. */
export const progressOf: Readonly<Record<string, Progress>> = {
  柳桥镇: { login: 'liuqiao', officer: '金秀兰', signed: 1, visiting: 0.9, seen: 0.14, duties: ['lists-split', 'teams'], reports: [1, 2] },
  青山镇: { login: 'qingshan', officer: '石磊', signed: 1, visiting: 0.6, seen: 0.08, duties: ['lists-split', 'teams'], reports: [1, 2] },
  南湖镇: { login: 'nanhu', officer: '俞建平', signed: 0.8, visiting: 0.5, seen: 0.06, duties: ['lists-split', 'teams'], reports: [1] },
  永宁镇: { login: 'yongning', officer: '殷红', signed: 0.9, visiting: 0.4, seen: 0.06, duties: ['lists-split', 'teams'], reports: [1, 2] },
  大洋镇: { login: 'dayang', officer: '顾海', signed: 0.3, visiting: 0, seen: 0, duties: ['lists-split'], reports: [] },
  城西街道: { login: 'chengxi', officer: '白洁', signed: 0.9, visiting: 0.5, seen: 0.05, duties: ['lists-split', 'teams'], reports: [1, 2] },
  城北街道: { login: 'chengbei', officer: '邵勇', signed: 0.7, visiting: 0.3, seen: 0.05, duties: ['lists-split', 'teams'], reports: [1] },
}

export interface Village {
  readonly code: string
  readonly name: string
  readonly town: string
  readonly login: string
  readonly isSigned: boolean
  /** Share of its households that were seen. */
  readonly seen: number
}

/** The villages of a town: the first of them are the furthest. */
export const neighbourVillages: readonly Village[] = neighbourTowns.flatMap((town) => {
  const progress = progressOf[town.name]!
  return town.villages.map(({ code, name }, index): Village => {
    const place = (index + 0.5) / town.villages.length
    return { code, name, town: town.name, login: `${progress.login}-${code.slice(9)}`, isSigned: place < progress.signed, seen: place < progress.visiting ? progress.seen : 0 }
  })
})
