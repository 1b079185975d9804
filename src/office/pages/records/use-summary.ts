import type { KeptRecord } from '#contract/records.ts'
import type { RecordKind } from '#domain/record/record-kind.ts'
import { isParticipants } from '#domain/record/record-details.ts'
import { useLanguage } from '#ui/language.ts'

const longest = 60

/** A record in a line: its first text, else who took part. */
export function useSummary(): (kind: RecordKind, record: KeptRecord) => string {
  const { t, words } = useLanguage()
  return (kind, { details }) => {
    const text = kind.items.flatMap((item) => {
      const value = details[item.id]
      return (item.type === 'text' || item.type === 'long-text') && typeof value === 'string' ? [value] : []
    })[0]
    if (text) return text.length > longest ? `${text.slice(0, longest)}…` : text
    const people = kind.items.map((item) => details[item.id]).find(isParticipants)
    return people ? t('records.people', { n: people.length }) : words(kind.title)
  }
}
