const signs = '零一二三四五六七八九'

/** The number in the name of a group: 3组, 三组, 第三村民小组, 第十二组; undefined for one with a name of its own. */
export function groupNumber(name: string): number | undefined {
  const digits = /\d+/.exec(name)?.[0]
  if (digits !== undefined) return Number(digits)
  const [, tens = '', ten, ones = ''] = /^第?([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)(?=[村居]?民?小?[组队]|$)/.exec(name) ?? []
  if (ten === undefined || (ten === '' && tens === '')) return undefined
  if (ten === '') return signs.indexOf(tens)
  return (tens === '' ? 1 : signs.indexOf(tens)) * 10 + (ones === '' ? 0 : signs.indexOf(ones))
}

/**
 * The group of a village that somebody means who writes it in his own way.
 * @param groups names of the groups of the village; none when it has no groups in the tree
 * @returns its name in the tree; what was written when the village has none; undefined when it is none of them
 */
export function knownGroup(written: string, groups: readonly string[]): string | undefined {
  const text = written.trim()
  if (groups.length === 0 || groups.includes(text)) return text
  const number = groupNumber(text)
  const alike = number === undefined ? [] : groups.filter((name) => groupNumber(name) === number)
  return alike.length === 1 ? alike[0] : undefined
}
