import { useLanguage } from '#ui/language.ts'
import type { DeskPage } from './desk-pages.ts'

/** The name of a page of the survey. */
export function usePageName(): (page: DeskPage | undefined) => string {
  const { t, words } = useLanguage()
  return (page) => {
    if (!page) return ''
    if ('asked' in page) return words(page.asked.section.title)
    return 'member' in page ? page.member.name : t(`visit.page.${page.id}`)
  }
}
