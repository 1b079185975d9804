import { useMatch, useParams, useRouter, useRouterState } from '@tanstack/react-router'

/** A `$name` part of the address of this page. */
export function useParam(name: string): string {
  const params = useParams({ strict: false }) as Record<string, string | undefined>
  return params[name] ?? ''
}

/** What stands behind the `?` of the address, as plain text; setting a part replaces it in the address (undefined removes it). */
export function useFilter(): [filter: Readonly<Record<string, string | undefined>>, set: (part: Readonly<Record<string, string | undefined>>) => void] {
  const router = useRouter()
  const location = useRouterState({ select: (state) => state.location })
  const page = useMatch({ strict: false, select: ({ pathname, search }) => ({ pathname, search: search as Record<string, string> }), structuralSharing: true })
  // While the next page is still on its way this one keeps what stands behind its own address.
  const filter = page.pathname === location.pathname ? Object.fromEntries(new URLSearchParams(location.searchStr)) : page.search
  const set = (part: Readonly<Record<string, string | undefined>>) => {
    const next = new URLSearchParams(location.searchStr)
    for (const [name, value] of Object.entries(part)) {
      if (value === undefined || value === '') next.delete(name)
      else next.set(name, value)
    }
    const tail = next.toString()
    router.history.replace(tail === '' ? location.pathname : `${location.pathname}?${tail}`)
  }
  return [filter, set]
}
