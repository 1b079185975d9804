import type { NewRow } from '../../database/tables.ts'
import type { Sealing } from '../../sealing/sealing.ts'
import { soundOf } from '../../name-sound.ts'

type SoundColumns = Required<Pick<NewRow<'person'>, 'name_pinyin' | 'name_initials'>>
type EndColumns = Required<Pick<NewRow<'person'>, 'id_end_four' | 'id_end_six'>>

/** What of a person's name goes beside it into the database. */
export function soundColumns(name: string): SoundColumns {
  const { pinyin, initials } = soundOf(name)
  return { name_pinyin: pinyin, name_initials: initials }
}

/** Keyed indexes of the end of a citizen id: as little as finds somebody in one's own area, and no number to read. */
export function endColumns(sealing: Pick<Sealing, 'index'>, citizenId: string): EndColumns {
  return { id_end_four: endIndex(sealing, citizenId.slice(-4)), id_end_six: endIndex(sealing, citizenId.slice(-6)) }
}

/** @param end the last four or six characters */
export function endIndex(sealing: Pick<Sealing, 'index'>, end: string): Uint8Array {
  return sealing.index(`end ${end}`)
}
