import { createContext, useContext, type MouseEvent, type ReactNode } from 'react'

/** Goes to a page of the office without loading it anew. */
export const NavigateContext = createContext<(to: string) => void>((to) => window.location.assign(to))

/** Whether whoever reads may open a page at all; what cannot be opened is no link. */
export const OpenContext = createContext<(to: string) => boolean>(() => true)

/** To another page, from code. */
export function useGo(): (to: string) => void {
  return useContext(NavigateContext)
}

type Props = { readonly to: string; readonly className?: string; readonly children: ReactNode; readonly 'aria-current'?: 'page'; readonly title?: string }

/** A link to a page of the office: another tab, copying and the middle button work. To whom the page is closed it is plain text. */
export function Go({ to, children, ...rest }: Props) {
  const go = useGo()
  const mayOpen = useContext(OpenContext)
  if (!mayOpen(to)) return <span {...rest}>{children}</span>
  const follow = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    go(to)
  }
  return <a href={to} onClick={follow} {...rest}>{children}</a>
}
