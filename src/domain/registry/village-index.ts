import { halfWidth } from './half-width.ts'

/** An area as the roster reader needs it. `code` has 12 digits (statistical division code) or is cut after the level. */
export type PlaceArea = { readonly id: string; readonly parentId: string | null; readonly level: 'district' | 'town' | 'village'; readonly code: string; readonly name: string }

export type PlaceFault = 'VILLAGE_MISSING' | 'VILLAGE_UNKNOWN' | 'VILLAGE_AMBIGUOUS' | 'VILLAGE_CODE_UNKNOWN' | 'VILLAGE_CODE_DISAGREES'
export type Placing = { readonly villageId?: string; readonly townId?: string; readonly fault?: PlaceFault }

export type VillageIndex = {
  /** Finds the village by code, else by the names of town and village; all as written in the roster. */
  place(written: { readonly code?: string; readonly town?: string; readonly village?: string }): Placing
}

const villageEndings = /(村民委员会|居民委员会|村委会|居委会|社区居委会|社区|行政村|居|村)$/
const townEndings = /(街道办事处|街道|人民政府|管理委员会|管委会|经济开发区|开发区|园区|镇|乡)$/

function bare(name: string): string {
  return halfWidth(name).replaceAll(/\s+/g, '')
}

// 'North Village committee' and 'North Village' are the same place, but a village and a community of one name are two: the full name goes first.
function short(name: string, endings: RegExp): string {
  let text = bare(name)
  for (let next = text.replace(endings, ''); next !== text && next.length > 0; next = text.replace(endings, '')) text = next
  return text
}

// Codes are cut after the level as often as they are filled up with zeros.
function fullCode(code: string): string {
  return bare(code).padEnd(12, '0')
}

/**
 * Makes the lookup of villages for a roster. Names are compared without blanks and without endings such as 村民委员会 and
 * 街道; a name that fits two villages is never decided.
 */
export function villageIndex(areas: readonly PlaceArea[]): VillageIndex {
  const byId = new Map(areas.map((area) => [area.id, area]))
  const towns = areas.filter((area) => area.level === 'town')
  const villages = areas.filter((area) => area.level === 'village')
  const byCode = new Map(villages.map((village) => [fullCode(village.code), village]))
  const known = new Map<string, Placing>()

  const named = (list: readonly PlaceArea[], name: string, endings: RegExp): readonly PlaceArea[] => {
    const full = list.filter((area) => bare(area.name) === bare(name))
    return full.length > 0 ? full : list.filter((area) => short(area.name, endings) === short(name, endings))
  }

  function find(code: string, townName: string, villageName: string): Placing {
    const found = townName === '' ? [] : named(towns, townName, townEndings)
    const townId = found.length === 1 ? { townId: found[0]!.id } : {}
    if (code !== '') {
      const village = byCode.get(fullCode(code))
      if (!village) return { ...townId, fault: 'VILLAGE_CODE_UNKNOWN' }
      const placed = { villageId: village.id, ...(village.parentId === null ? {} : { townId: village.parentId }) }
      const differs = (townId.townId !== undefined && townId.townId !== village.parentId) || (villageName !== '' && short(village.name, villageEndings) !== short(villageName, villageEndings))
      return differs ? { ...townId, fault: 'VILLAGE_CODE_DISAGREES' } : placed
    }
    if (villageName === '') return { ...townId, fault: 'VILLAGE_MISSING' }
    const within = townId.townId === undefined ? villages : villages.filter((village) => village.parentId === townId.townId)
    const candidates = named(within, villageName, villageEndings)
    if (candidates.length !== 1 || (townName !== '' && townId.townId === undefined)) {
      return { ...townId, fault: candidates.length > 1 ? 'VILLAGE_AMBIGUOUS' : 'VILLAGE_UNKNOWN' }
    }
    const village = candidates[0]!
    return { villageId: village.id, ...(village.parentId !== null && byId.has(village.parentId) ? { townId: village.parentId } : {}) }
  }

  return {
    place({ code = '', town = '', village = '' }) {
      const key = `${code}\n${town}\n${village}`
      let placing = known.get(key)
      if (!placing) known.set(key, (placing = find(code.trim(), town.trim(), village.trim())))
      return placing
    },
  }
}
