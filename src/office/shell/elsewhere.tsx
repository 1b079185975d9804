import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'

/** Goes on to another page at once, without a trace in the history. */
export function Elsewhere({ to }: { readonly to: string }) {
  const router = useRouter()
  useEffect(() => {
    router.history.replace(to)
  }, [router, to])
  return null
}
