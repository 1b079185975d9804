import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Route } from '#contract/route.ts'

interface Schema {
  type?: string
  format?: string
  pattern?: string
  enum?: unknown[]
  const?: unknown
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  minItems?: number
  minimum?: number
  anyOf?: Schema[]
}

export interface SampleInput {
  readonly params: Record<string, string>
  readonly query: Record<string, string>
  readonly body: unknown
}

/**
 * An input that a route takes, made from its shapes alone.
 * @param known values by the name of a field, such as `areaId`; the name of the field that needs one is asked for
 */
export function sampleInput(route: Route, known: Readonly<Record<string, unknown>>): SampleInput {
  const make = (shape: z.ZodType): unknown => valueOf(z.toJSONSchema(shape, { unrepresentable: 'any', io: 'input' }) as Schema, '', known)
  return { params: make(route.params) as Record<string, string>, query: make(route.query) as Record<string, string>, body: make(route.body) }
}

function valueOf(schema: Schema, name: string, known: Readonly<Record<string, unknown>>): unknown {
  if (name in known) return known[name]
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf) return valueOf(schema.anyOf[0] as Schema, name, known)
  if (schema.type === 'object') {
    const named = Object.entries(schema.properties ?? {}).filter(([key]) => schema.required?.includes(key) || key in known)
    return Object.fromEntries(named.map(([key, part]) => [key, valueOf(part, key, known)]))
  }
  if (schema.type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => valueOf(schema.items ?? {}, name, known))
  if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 1
  if (schema.type === 'boolean') return true
  if (schema.type === 'string') return textOf(schema)
  return {}
}

function textOf(schema: Schema): string {
  if (schema.format === 'uuid') return randomUUID()
  if (schema.format === 'date-time') return '2026-11-21T00:00:00Z'
  return schema.pattern?.includes('\\d{4}') ? '2026-11-21' : 'sample'
}
