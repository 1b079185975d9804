import { codeTitle, type CodeList } from '#domain/registry/code-lists.ts'
import { useLanguage } from '#ui/language.ts'

/** The names of codes in the language of the page; a code without a name stays as it is. */
export function useCodeName(): (list: CodeList, code: string) => string {
  const { words } = useLanguage()
  return (list, code) => {
    const title = codeTitle(list, code)
    return title ? words(title) : code
  }
}
