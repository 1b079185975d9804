/** Somebody who took part, as written in a record: with the group or the unit it came from where the kind asks for them. */
export type Participant = { readonly name: string; readonly post?: string; readonly group?: string; readonly areaId?: string }

/** Text, date or code · number or fen · yes or no · codes or ids of households · participants. */
export type RecordValue = string | number | boolean | readonly string[] | readonly Participant[]

/** What a record holds, by id of the item. An item that is not there was not filled in. */
export type RecordDetails = Readonly<Record<string, RecordValue>>

export function isParticipants(value: RecordValue | undefined): value is readonly Participant[] {
  return Array.isArray(value) && value.every((row) => typeof row === 'object')
}
