import { halfWidth } from '../registry/half-width.ts'

/** Whether a row and we give the same person the same name. `UNKNOWN`: one of them says none. */
export type NameAgreement = 'SAME' | 'DIFFERS' | 'UNKNOWN'

// Blanks, and the dot between the parts of a name, which is written in many ways.
const between = /[\s\u00a0\u3000·•・‧∙.．。]+/g

/**
 * Compares two names of one citizen id as people write them: blanks, dots, width and the case of letters do not matter.
 * Anything else does: an id with another name is looked at by a person.
 */
export function namesAgree(ours: string, theirs: string): NameAgreement {
  const a = bare(ours)
  const b = ours === theirs ? a : bare(theirs)
  if (a === '' || b === '') return 'UNKNOWN'
  return a === b ? 'SAME' : 'DIFFERS'
}

function bare(name: string): string {
  return halfWidth(name).replaceAll(between, '').toLowerCase().normalize('NFKC')
}
