/** What becomes of a matter that went up: 承接 · 退回 · 转交部门 · 再上报; withdrawn when it was solved below meanwhile. */
export const upwardStates = ['WAITING', 'TAKEN', 'RETURNED', 'PASSED_ON', 'PASSED_UP', 'WITHDRAWN'] as const
export type UpwardState = (typeof upwardStates)[number]

export const upwardAnswers = ['TAKEN', 'RETURNED', 'PASSED_ON', 'PASSED_UP'] as const
export type UpwardAnswer = (typeof upwardAnswers)[number]

/** The level that answers what a level sends up; undefined where the district is the last one. */
export function levelAbove(level: string): 'town' | 'district' | undefined {
  return level === 'village' ? 'town' : level === 'town' ? 'district' : undefined
}

/** The answers a level can give: a town takes, returns or passes further up; the district takes, returns or passes on to a department. */
export function answersOf(level: string): readonly UpwardAnswer[] {
  return level === 'district' ? ['TAKEN', 'RETURNED', 'PASSED_ON'] : ['TAKEN', 'RETURNED', 'PASSED_UP']
}
