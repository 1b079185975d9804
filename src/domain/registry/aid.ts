const heldByHousehold: ReadonlySet<string> = new Set(['DIBAO', 'DIBAO_EDGE', 'TEMP_RELIEF'])

/**
 * Who holds an aid of a kind of the list `aid-kind`: dibao, dibao-edge and temporary relief are given to the household
 * (最低生活保障审核确认办法 art. 7), every other kind to one person.
 */
export function aidHolder(kind: string): 'household' | 'person' {
  return heldByHousehold.has(kind) ? 'household' : 'person'
}
