import { createContext, useContext, type MouseEvent, type ReactNode } from 'react'

/** Goes to a page of the office without loading it anew. */
export const NavigateContext = createContext<(to: string) => void>((to) => window.location.assign(to))

/** To another page, from code. */
export function useGo(): (to: string) => void {
  return useContext(NavigateContext)
}

type Props = { readonly to: string; readonly className?: string; readonly children: ReactNode; readonly 'aria-current'?: 'page'; readonly title?: string }

/** A link to a page of the office. It is a real link: another tab, copying and the middle button work. */
export function Go({ to, children, ...rest }: Props) {
  const go = useGo()
  const follow = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    go(to)
  }
  return <a href={to} onClick={follow} {...rest}>{children}</a>
}
