import type { Words } from '#ui/language.ts'

/** Titles of everything in a plan that has an id, by the id: what the trail keeps as a code is told in the words of the notice. */
export function titlesIn(plan: unknown): ReadonlyMap<string, Words> {
  const found = new Map<string, Words>()
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(walk)
    if (typeof value !== 'object' || value === null) return
    const { id, title } = value as { id?: unknown; title?: unknown }
    if (typeof id === 'string' && isWords(title) && !found.has(id)) found.set(id, title)
    for (const part of Object.values(value)) walk(part)
  }
  walk(plan)
  return found
}

function isWords(value: unknown): value is Words {
  return typeof value === 'object' && value !== null && 'zh' in value && 'en' in value
}
