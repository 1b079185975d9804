import { z } from 'zod'
import type { Action } from '#domain/access/access.ts'
import { isPlainDate } from '#domain/calendar/plain-date.ts'
import { holdsCitizenId } from '#domain/id/find-citizen-ids.ts'
import { hideCitizenIds } from '#domain/id/hide-citizen-ids.ts'

/** Who may call a route: anybody, anybody signed in, or whoever may do the action. Leaving it out does not compile. */
export type Access = 'anyone' | 'signed-in' | Action

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

// In a browser the office's content policy forbids code made from text, which zod would otherwise try.
if ('document' in globalThis) z.config({ jitless: true })

type Shape = z.ZodType

/** What a route takes besides a JSON body: a file as raw bytes, its name in the query. */
export type Takes = 'json' | 'file'
/** What a route gives: a JSON value, or a file to save. */
export type Gives = 'json' | 'file'

export interface Route<P extends Shape = Shape, Q extends Shape = Shape, B extends Shape = Shape, R extends Shape = Shape> {
  readonly method: Method
  /** Fastify path, parameters as `:name`. */
  readonly path: string
  readonly access: Access
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly response: R
  readonly takes: Takes
  readonly gives: Gives
}

export const nothing = z.object({})
export type Nothing = typeof nothing

interface Definition<P extends Shape, Q extends Shape, B extends Shape, R extends Shape> {
  readonly access: Access
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly response?: R
  readonly takes?: Takes
  readonly gives?: Gives
}

/**
 * A route as a value: the server mounts it, the clients call it, the OpenAPI document is made from it.
 * @param signature method and path, `'POST /api/visits'`
 */
export function route<P extends Shape = Nothing, Q extends Shape = Nothing, B extends Shape = Nothing, R extends Shape = Nothing>(
  signature: `${Method} /${string}`,
  definition: Definition<P, Q, B, R>,
): Route<P, Q, B, R> {
  const [method, path] = signature.split(' ') as [Method, string]
  return {
    method,
    path,
    access: definition.access,
    params: (definition.params ?? nothing) as P,
    query: (definition.query ?? nothing) as Q,
    body: (definition.body ?? nothing) as B,
    response: (definition.response ?? nothing) as R,
    takes: definition.takes ?? 'json',
    gives: definition.gives ?? 'json',
  }
}

export const id = z.uuid()
/** A day that exists, in years of which somebody alive can speak: before and behind them days can still be counted. */
export const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/).refine((day) => isPlainDate(day) && day >= '1800-01-01' && day <= '2200-12-31')
export const areaId = z.string().min(1).max(40).overwrite(hideCitizenIds)
export const byId = z.object({ id })

/**
 * Free text, which may be empty. A citizen id that somebody typed into it is masked before anything reads it: ids have a sealed
 * place of their own. Every text of a write is one of these shapes, or of `asTyped`; a test walks them.
 */
export const said = (most: number) => z.string().trim().max(most).overwrite(hideCitizenIds)
/** Free text that says something. */
export const text = (most: number) => said(most).min(1)
/** A code, or a text in which blanks at its ends count: what is compared with something known. */
export const untrimmed = (most: number) => z.string().max(most).overwrite(hideCitizenIds)
/** Free text that is passed on to others; whoever types a citizen id into it is told (TEXT_HOLDS_CITIZEN_ID). */
export const withoutId = (most: number) => z.string().trim().max(most).refine((words) => !holdsCitizenId(words), { params: { code: 'CITIZEN_ID' } })

/** Shapes of what must arrive as it was typed: an id on the way to its sealed place, a password, a hash, a code of an area. */
export const asTyped = new WeakSet<Shape>()
const untouched = <S extends Shape>(shape: S): S => {
  asTyped.add(shape)
  return shape
}
export const citizenId = untouched(z.string().trim().max(40))
export const password = untouched(z.string().min(1).max(200))
export const hash = untouched(z.string().min(1).max(64))
/** A code of an area: that of a group has fifteen digits, as a citizen id of old had. */
export const areaCode = untouched(z.string().trim().max(16))

/** A page of a list: rows and the key to go on from, by keyset and never by offset. */
export const page = <T extends Shape>(row: T) => z.object({ rows: z.array(row), next: z.string().nullable(), total: z.number().int() })
export const paging = { after: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(500).optional() }

/** Words in both languages, as a plan gives them. */
export const words = z.object({ zh: z.string(), en: z.string() })
