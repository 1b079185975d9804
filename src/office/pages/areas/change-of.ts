import type { Area, AreaChange } from '#contract/areas.ts'
import type { Draft } from './draft.ts'

/** What was said so far as a change; undefined while something is missing. */
export function changeOf(kind: AreaChange['kind'], area: Area, draft: Draft): AreaChange | undefined {
  const { on, others, into, parentId, stays } = draft
  const [name, code] = [draft.name.trim(), draft.code.trim()]
  if (on === '') return undefined
  const base = { areaId: area.id, on }
  switch (kind) {
    case 'rename':
      return name === '' ? undefined : { kind, ...base, name }
    case 'recode':
      return code === '' ? undefined : { kind, ...base, code }
    case 'add':
      return name === '' || code === '' ? undefined : { kind, ...base, name, code }
    case 'move':
      return parentId === undefined ? undefined : { kind, ...base, parentId }
    case 'end':
      return { kind, ...base }
    case 'merge': {
      if (others.length === 0) return undefined
      if (into === 'new') return name === '' || code === '' ? undefined : { kind, ...base, others: [...others], name, code }
      return { kind, ...base, others: [...others], into, ...(name === '' ? {} : { name }), ...(code === '' ? {} : { code }) }
    }
    case 'split': {
      const parts = draft.parts.filter((part) => part.name.trim() !== '' || part.code.trim() !== '')
      const isWhole = parts.length >= (stays ? 1 : 2) && parts.every((part) => part.name.trim() !== '' && part.code.trim() !== '')
      return isWhole ? { kind, ...base, stays, parts: parts.map((part) => ({ name: part.name.trim(), code: part.code.trim(), groups: [...part.groups] })) } : undefined
    }
  }
}
