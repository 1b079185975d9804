import type { Household } from '#contract/households.ts'
import { codeLists, type CodeList } from '#domain/registry/code-lists.ts'
import { useLanguage } from '#ui/language.ts'

type Options = { readonly value: string; readonly label: string }[]

/** Codes and members as things to choose from. */
export function useChoices() {
  const { words } = useLanguage()
  return {
    ofList: (list: CodeList): Options => codeLists[list].map(({ code, title }) => ({ value: code, label: words(title) })),
    ofMembers: (household: Household, but?: string): Options => household.members.filter((member) => member.to === null && member.personId !== but).map((member) => ({ value: member.personId, label: member.name })),
  }
}
