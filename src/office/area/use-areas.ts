import { listAreas, type Area } from '#contract/areas.ts'
import { useSession } from '../session.ts'
import { useRead } from '../use-read.ts'

/** The areas in the reach of the account, and what lies below one of them. */
export function useAreas() {
  const own = useSession().area?.path
  const areas = useRead(listAreas, {}).data?.rows ?? []
  return {
    areas: areas.filter((area) => own !== undefined && area.path.startsWith(own)),
    nameOf: (id: string) => areas.find((area) => area.id === id)?.name ?? id,
    /** Whether `id` is `above` or lies below it; true when nothing is asked. */
    isBelow: (id: string, above: string | undefined) => !above || isBelow(areas, id, above),
  }
}

function isBelow(areas: readonly Area[], id: string, above: string): boolean {
  const path = areas.find((area) => area.id === above)?.path
  const own = areas.find((area) => area.id === id)?.path
  return id === above || (path !== undefined && own !== undefined && own.startsWith(path))
}
