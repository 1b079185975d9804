import { memberFieldParts } from '#domain/registry/roster-field.ts'
import { useLanguage } from '#ui/language.ts'

/** What a column can hold, in words; of a member with columns of his own: who, and what. */
export function useFieldLabel(): (field: string) => string {
  const { t } = useLanguage()
  return (field) => {
    const parts = memberFieldParts(field)
    if (!parts) return t(`imports.field.${field}`)
    const [, kin, number] = /^([a-z]*)(\d*)$/.exec(parts.member) as RegExpExecArray
    const member = kin === '' ? t('imports.member', { number: number! }) : t(`imports.member.${kin}`) + number
    return t('imports.member.of', { member, field: t(`imports.field.${parts.field}`) })
  }
}
