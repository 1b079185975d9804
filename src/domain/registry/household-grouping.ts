import type { HouseholdSigns } from './roster-reading.ts'

export type Grouped = {
  /** The same for all rows of one household, and different for any two households of the roster. */
  readonly key: string
  /** undefined: nothing in the roster says who is the head of this household */
  readonly isHead: boolean | undefined
  readonly fault: 'HEAD_AMBIGUOUS' | 'MEMBER_WITHOUT_HEAD' | undefined
}

type Group = { readonly key: string; readonly place: string; hasHead: boolean }

export interface HouseholdGrouping {
  /** What stands right below another row on a new sheet does not belong to it. */
  beginSheet(): void
  place(signs: HouseholdSigns, row: number): Grouped
}

/**
 * Puts rows of persons together to households, row by row in the order of the sheet: by household number, by cells put together,
 * by the head's id, by place and the head's name, or, without any of these, by a head's row followed by rows of members. A row that names no
 * household is one of its own. A member that fits two households of one name is never put into either.
 */
export function householdGrouping(): HouseholdGrouping {
  const byKey = new Map<string, Group>()
  const byHeadName = new Map<string, Group[]>()
  let current: Group | undefined
  let sheet = -1

  const rowKey = (row: number): string => `row:${sheet <= 0 ? '' : `${sheet}:`}${row}`
  const open = (key: string, { headName, place }: HouseholdSigns): Group => {
    const group: Group = { key, place, hasHead: false }
    byKey.set(key, group)
    if (headName === undefined) return group
    const named = byHeadName.get(headName)
    if (named) named.push(group)
    else byHeadName.set(headName, [group])
    return group
  }
  const join = (group: Group, isHead: boolean | undefined): Grouped => {
    current = group
    if (isHead) group.hasHead = true
    return { key: group.key, isHead, fault: undefined }
  }

  function byNumberOrId(key: string, signs: HouseholdSigns): Grouped {
    const isOwn = signs.headCitizenId !== undefined && signs.citizenId !== undefined ? signs.citizenId === signs.headCitizenId : undefined
    const named = signs.headName === undefined ? undefined : signs.headName === signs.name && !signs.isMember
    return join(byKey.get(key) ?? open(key, signs), signs.isHead ?? isOwn ?? named ?? (signs.isMember ? false : undefined))
  }

  function byName(signs: HouseholdSigns, row: number): Grouped {
    const isHead = signs.isHead ?? (signs.headName === signs.name && !signs.isMember)
    const named = byHeadName.get(signs.headName!) ?? []
    const here = named.filter((group) => group.place === signs.place)
    if (isHead) return join(here.find((group) => !group.hasHead) ?? open(rowKey(row), signs), true)
    // The place is often left out in one row of a household: right below, the name alone is enough.
    if (current && named.includes(current) && (here.includes(current) || isBlank(current.place) || isBlank(signs.place))) return join(current, false)
    if (here.length > 1) return { key: rowKey(row), isHead: undefined, fault: 'HEAD_AMBIGUOUS' }
    return join(here[0] ?? open(rowKey(row), signs), false)
  }

  function byBlock(signs: HouseholdSigns & { readonly block: number }, row: number): Grouped {
    const key = `block:${sheet}:${signs.block}`
    const isFirst = signs.block === row
    const named = signs.headName === undefined ? undefined : signs.headName === signs.name
    return join(byKey.get(key) ?? open(key, signs), signs.isHead ?? named ?? (signs.isMember ? false : isFirst))
  }

  return {
    beginSheet() {
      sheet += 1
      current = undefined
    },
    place(signs, row) {
      if (signs.number !== undefined) return byNumberOrId(`number:${signs.number}`, signs)
      if (signs.block !== undefined) return byBlock({ ...signs, block: signs.block }, row)
      if (signs.headCitizenId !== undefined) return byNumberOrId(`head:${signs.headCitizenId}`, signs)
      if (signs.headName !== undefined) return byName(signs, row)
      if (signs.isMember) return current ? join(current, false) : { key: rowKey(row), isHead: false, fault: 'MEMBER_WITHOUT_HEAD' }
      return join(open(rowKey(row), signs), true)
    },
  }
}

function isBlank(place: string): boolean {
  return /^\|*$/.test(place)
}
