/** Kinds of disability by which the meanings of severe differ. */
type Group = 'mental' | 'physical' | 'visual' | 'other'

/** Up to which level of each group it is severe; 1 is the most severe, 0: never. */
const meanings = {
  /** 重度残疾人护理补贴 (国发〔2015〕52号). */
  nursing: { mental: 2, physical: 2, visual: 2, other: 2 },
  /** A single application for dibao (最低生活保障审核确认办法 art. 8). */
  single: { mental: 3, physical: 2, visual: 2, other: 2 },
  /** No ability to work (特困人员认定办法). */
  tekun: { mental: 3, physical: 2, visual: 1, other: 0 },
  /** A parent who cannot care (关于进一步加强事实无人抚养儿童保障工作的意见, 2019). */
  parent: { mental: 4, physical: 2, visual: 2, other: 2 },
} as const satisfies Record<string, Readonly<Record<Group, number>>>

export type SevereMeaning = keyof typeof meanings

const groups: Readonly<Record<string, Group>> = { INTELLECTUAL: 'mental', PSYCHOSOCIAL: 'mental', PHYSICAL: 'physical', VISUAL: 'visual', HEARING: 'other', SPEECH: 'other' }

/**
 * Whether a disability is severe in the meaning of a rule.
 * @param kind code of the list `disability-kind`
 * @param level 1 the most severe to 4
 * @returns undefined when kind or level is needed and not known; of a multiple disability the kinds are not
 */
export function isSevere(meaning: SevereMeaning, kind: string | undefined, level: number | undefined): boolean | undefined {
  if (kind === 'NONE') return false
  if (level === undefined) return undefined
  const upTo = meanings[meaning]
  const group = kind === undefined ? undefined : groups[kind]
  if (group !== undefined) return level <= upTo[group]
  const possible = new Set(Object.values(upTo).map((most) => level <= most))
  return possible.size === 1 ? possible.has(true) : undefined
}
