import { addMonths, type PlainDate } from '../calendar/plain-date.ts'

/** What became of a father or a mother: codes of the list `parent-state`. */
export type ParentState = { readonly state?: string; readonly since?: PlainDate }

export type ParentsVerdict =
  /** Both dead or missing: an orphan, not this kind of help. */
  | { readonly kind: 'ORPHAN' }
  | { readonly kind: 'QUALIFIES' }
  /** Will qualify on this day if nothing changes. */
  | { readonly kind: 'FROM'; readonly day: PlainDate }
  | { readonly kind: 'NO' }
  /** Somebody must say first: which parent, and what of that one. */
  | { readonly kind: 'UNKNOWN'; readonly missing: readonly ('father.state' | 'father.since' | 'mother.state' | 'mother.since')[] }

const gone: ReadonlySet<string> = new Set(['DEAD', 'MISSING'])
/** Those that count from the first day. */
const atOnce: ReadonlySet<string> = new Set(['SEVERE_DISABILITY', 'SERIOUS_ILLNESS', 'REVOKED', 'DEPORTED'])
/** Those that count when they have lasted for six months (`lastingMonths`). */
const lasting: ReadonlySet<string> = new Set(['PRISON', 'DRUG_ISOLATION', 'CONFINED', 'LOST_CONTACT'])
/** For how many months prison, isolation, confinement or lost contact must have lasted. */
export const lastingMonths = 6

type Standing = { readonly kind: 'gone' | 'counts' | 'no' } | { readonly kind: 'later'; readonly day: PlainDate } | { readonly kind: 'unknown'; readonly missing: 'state' | 'since' }

function standingOf({ state, since }: ParentState, asOf: PlainDate): Standing {
  if (state === undefined) return { kind: 'unknown', missing: 'state' }
  if (gone.has(state)) return { kind: 'gone' }
  if (atOnce.has(state)) return { kind: 'counts' }
  if (!lasting.has(state)) return { kind: 'no' }
  if (since === undefined) return { kind: 'unknown', missing: 'since' }
  const day = addMonths(since, lastingMonths)
  return day <= asOf ? { kind: 'counts' } : { kind: 'later', day }
}

/**
 * Which pair of parents' states would make a child de-facto-unattended (关于进一步加强事实无人抚养儿童保障工作的意见, 2019; revoked
 * custody and deportation by its supplement of 2020): both in one of severe disability, serious illness, prison, compulsory
 * drug isolation, other confinement or lost contact; or one dead or missing and the other in one of them. Prison, isolation,
 * confinement and lost contact count after six months. A proposal: a town checks, a county decides.
 * @param asOf the day that is asked about
 */
export function parentsVerdict(father: ParentState, mother: ParentState, asOf: PlainDate): ParentsVerdict {
  const [f, m] = [standingOf(father, asOf), standingOf(mother, asOf)]
  // One parent who can care is enough for no, whatever became of the other.
  if (f.kind === 'no' || m.kind === 'no') return { kind: 'NO' }
  const missing = [f.kind === 'unknown' ? (`father.${f.missing}` as const) : [], m.kind === 'unknown' ? (`mother.${m.missing}` as const) : []].flat()
  if (missing.length > 0) return { kind: 'UNKNOWN', missing }
  if (f.kind === 'gone' && m.kind === 'gone') return { kind: 'ORPHAN' }
  const days = [f, m].flatMap((one) => (one.kind === 'later' ? [one.day] : []))
  return days.length > 0 ? { kind: 'FROM', day: days.sort().at(-1) as PlainDate } : { kind: 'QUALIFIES' }
}
