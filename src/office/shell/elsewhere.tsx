import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

/** Goes on to another page at once, without a trace in the history. Once: the address changes before the page does. */
export function Elsewhere({ to }: { readonly to: string }) {
  const router = useRouter()
  const [first] = useState(to)
  useEffect(() => {
    router.history.replace(first)
  }, [router, first])
  return null
}
