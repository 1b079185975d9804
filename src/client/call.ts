import type { z } from 'zod'
import type { Route } from '#contract/route.ts'
import { addressOf } from './address.ts'
import { newId } from './new-id.ts'
import { problemOf, ProblemError } from './problem-error.ts'

type Shape = z.ZodType

/** A part of a call may be left out when an empty one would do. */
type Part<Name extends string, S extends Shape, Also = never> = Record<never, never> extends z.input<S>
  ? { readonly [K in Name]?: z.input<S> | Also }
  : { readonly [K in Name]: z.input<S> | Also }

/** What a call takes: the parts its route asks for. A route that takes a file has it as `body`. */
export type CallInput<P extends Shape, Q extends Shape, B extends Shape> = Part<'params', P> &
  Part<'query', Q> &
  Part<'body', B, Blob> & {
    /** Kept by the caller when the same act is tried again, so that it is done once. */
    readonly idempotencyKey?: string
    readonly signal?: AbortSignal
  }

type Loose = { params?: unknown; query?: unknown; body?: unknown; idempotencyKey?: string; signal?: AbortSignal }

export type SavedFile = { readonly blob: Blob; readonly fileName: string }

export type ClientOptions = {
  /** Origin of the server; empty in a page that came from it. */
  readonly baseUrl?: string
  /** Another fetch, for one with a cookie jar. */
  readonly fetch?: typeof fetch
}

export type Client = {
  /** Calls a route that gives JSON. Throws a ProblemError. */
  call<P extends Shape, Q extends Shape, B extends Shape, R extends Shape>(route: Route<P, Q, B, R>, input: CallInput<P, Q, B>): Promise<z.output<R>>
  /** Calls a route that gives a file. Throws a ProblemError. */
  callFile<P extends Shape, Q extends Shape, B extends Shape>(route: Route<P, Q, B, Shape>, input: CallInput<P, Q, B>): Promise<SavedFile>
}

/** A client of the server, typed by the routes of the contract. */
export function createClient(options: ClientOptions = {}): Client {
  const send = async (route: Route, input: Loose): Promise<Response> => {
    const address = (options.baseUrl ?? '') + addressOf(route.path, input.params as Record<string, unknown>, input.query as Record<string, unknown>)
    const request = options.fetch ?? fetch
    let response: Response
    try {
      response = await request(address, { method: route.method, headers: headersOf(route, input), body: bodyOf(route, input), credentials: 'same-origin', ...(input.signal ? { signal: input.signal } : {}) })
    } catch (error) {
      if (input.signal?.aborted) throw error
      throw new ProblemError('UNAVAILABLE', 0)
    }
    if (!response.ok) throw await problemOf(response)
    return response
  }
  return {
    call: async (route, input) => {
      const response = await send(route as unknown as Route, input as Loose)
      if (response.status === 204) return {} as never
      const text = await response.text()
      return text === '' ? ({} as never) : JSON.parse(text)
    },
    callFile: async (route, input) => {
      const response = await send(route as unknown as Route, input as Loose)
      return { blob: await response.blob(), fileName: fileNameOf(response) }
    },
  }
}

function headersOf(route: Route, input: Loose): Record<string, string> {
  const headers: Record<string, string> = { accept: route.gives === 'file' ? '*/*' : 'application/json' }
  if (route.method === 'GET') return headers
  headers['idempotency-key'] = input.idempotencyKey ?? newId()
  headers['x-doudi'] = '1'
  if (route.takes === 'file') headers['content-type'] = 'application/octet-stream'
  else if (input.body !== undefined) headers['content-type'] = 'application/json'
  return headers
}

function bodyOf(route: Route, input: Loose): BodyInit | null {
  if (route.method === 'GET' || input.body === undefined) return null
  return route.takes === 'file' ? (input.body as Blob) : JSON.stringify(input.body)
}

/** RFC 6266: `filename*` carries the name in UTF-8 and goes before `filename`. */
function fileNameOf(response: Response): string {
  const header = response.headers.get('content-disposition') ?? ''
  const extended = /filename\*\s*=\s*UTF-8''([^;]+)/i.exec(header)?.[1]
  if (extended) return decodeURIComponent(extended.trim())
  return /filename\s*=\s*"?([^";]+)"?/i.exec(header)?.[1]?.trim() ?? 'file'
}

const here = createClient()
/** Calls the server this page came from. */
export const call: Client['call'] = here.call
/** Fetches a file from the server this page came from. */
export const callFile: Client['callFile'] = here.callFile
