import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Route } from '#contract/route.ts'
import { may, type Action } from '#domain/access/access.ts'
import { problem } from '#domain/problem/problem.ts'
import { preferredLanguage, type Language } from '../locale.ts'
import { markedCopy } from './marked-copy.ts'
import { Making, performRead, performWrite, type Reach } from './perform.ts'
import type { Actor, FileReply, Services, Work } from './work.ts'

type In<S extends z.ZodType> = z.output<S>
export interface Input<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  readonly params: In<P>
  readonly query: In<Q>
  readonly body: In<B>
  /** The bytes of a route that takes a file. */
  readonly file: Buffer
  /** What the one who asks would like to read. */
  readonly language: Language
}

type Answer<R extends z.ZodType> = z.input<R> | FileReply

export interface OpenContext {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

export type FindActor = (request: FastifyRequest) => Promise<Actor | undefined>

/** Routes are mounted through this and in no other way: access is checked, input is valid, one transaction is opened. */
export interface Endpoints {
  /** Without a transaction: before anybody has signed in, or about the session itself. */
  open<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
    route: Route<P, Q, B, R>,
    run: (context: OpenContext, input: Input<P, Q, B>) => Promise<z.input<R>>,
  ): void
  read<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(route: Route<P, Q, B, R>, run: (work: Work, input: Input<P, Q, B>) => Promise<Answer<R> | Making<Answer<R>>>): void
  write<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(route: Route<P, Q, B, R>, run: (work: Work, input: Input<P, Q, B>) => Promise<z.input<R>>): void
  /** Beyond the actor's scope; only for the features that the architecture check names. */
  wideRead<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(route: Route<P, Q, B, R>, run: (work: Work, input: Input<P, Q, B>) => Promise<Answer<R> | Making<Answer<R>>>): void
  wideWrite<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(route: Route<P, Q, B, R>, run: (work: Work, input: Input<P, Q, B>) => Promise<z.input<R>>): void
  /** The same, of areas themselves: no other write of the district goes on meanwhile. */
  areaWrite<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(route: Route<P, Q, B, R>, run: (work: Work, input: Input<P, Q, B>) => Promise<z.input<R>>): void
  readonly mounted: readonly Route[]
}

const keyShape = z.uuid()

export function endpointsOn(app: FastifyInstance, services: Services, findActor: FindActor): Endpoints {
  const mounted: Route[] = []

  // Who asks is settled before a byte of the body is read: a stranger learns nothing about the input, and uploads nothing.
  const actors = new WeakMap<FastifyRequest, Actor>()
  const admit = async (route: Route, request: FastifyRequest): Promise<void> => {
    if (route.method !== 'GET') refuseForeign(request)
    const actor = await findActor(request)
    if (!actor) throw problem('NOT_SIGNED_IN')
    const isOwn = route.access === 'anyone' || route.access === 'signed-in'
    if (!isOwn && !may(actor.role, route.access as Action)) throw problem('NOT_ALLOWED')
    if (!isOwn && actor.mustChange) throw problem('PASSWORD_CHANGE_DUE')
    actors.set(request, actor)
  }

  const mount = (route: Route, onRequest: (request: FastifyRequest) => Promise<void>, run: (request: FastifyRequest, reply: FastifyReply, input: Input<z.ZodType, z.ZodType, z.ZodType>) => Promise<unknown>): void => {
    mounted.push(route)
    app.route({
      method: route.method,
      url: route.path,
      onRequest,
      handler: async (request, reply) => {
        reply.header('cache-control', 'no-store')
        const answer = await run(request, reply, inputOf(route, request))
        if (route.gives === 'file') return sendFile(reply, answer as FileReply)
        return route.response.parse(answer ?? {})
      },
    })
  }

  const reading = (reach: Reach): Endpoints['read'] => (route, run) =>
    mount(route as Route, (request) => admit(route as Route, request), (request, _reply, input) =>
      performRead(services, actors.get(request) as Actor, reach, async (work) => {
        const answer = await run(work, input as never)
        return (route as Route).gives === 'file' ? new Making<unknown>(() => markedCopy(answer as FileReply, work)) : answer
      }),
    )

  const writing = (reach: Reach, changesAreas = false): Endpoints['write'] => (route, run) =>
    mount(route as Route, (request) => admit(route as Route, request), async (request, _reply, input) => {
      const key = keyShape.safeParse(request.headers['idempotency-key'])
      if (!key.success) throw problem('IDEMPOTENCY_KEY_MISSING')
      const asked = JSON.stringify([input.params, input.query, input.body])
      return performWrite(services, actors.get(request) as Actor, reach, { key: key.data, route: `${route.method} ${route.path}`, digestOf: [asked, input.file], changesAreas }, (work) => run(work, input as never))
    })

  return {
    open(route, run) {
      const isOpen = (route as Route).access === 'anyone'
      const onRequest = isOpen ? async (request: FastifyRequest) => (route.method === 'GET' ? undefined : refuseForeign(request)) : (request: FastifyRequest) => admit(route as Route, request)
      mount(route as Route, onRequest, (request, reply, input) => run({ request, reply }, input as never))
    },
    read: reading('scope'),
    write: writing('scope'),
    wideRead: reading('wide'),
    wideWrite: writing('wide'),
    areaWrite: writing('wide', true),
    mounted,
  }
}

const noFile = Buffer.alloc(0)

/** Reads the parts of a request by the route; whatever does not fit is named at its place. */
function inputOf(route: Route, request: FastifyRequest): Input<z.ZodType, z.ZodType, z.ZodType> {
  const takesFile = route.takes === 'file'
  return {
    params: fitting(route.params, request.params, 'params'),
    // A filter that nobody knows would be no filter: the answer would be of more than was asked for.
    query: fitting(route.query instanceof z.ZodObject ? route.query.strict() : route.query, request.query, 'query'),
    body: takesFile ? {} : fitting(route.body, request.body ?? {}, 'body'),
    file: takesFile && Buffer.isBuffer(request.body) ? request.body : noFile,
    language: preferredLanguage(request.headers['accept-language']),
  }
}

function fitting(shape: z.ZodType, value: unknown, place: string): unknown {
  const read = shape.safeParse(value)
  if (read.success) return read.data
  const issues = read.error.issues.slice(0, 20)
  // A text with a citizen id in it is something that everybody has to understand at once.
  const withId = issues.filter((issue) => issue.code === 'custom' && issue.params?.['code'] === 'CITIZEN_ID')
  if (withId.length > 0) throw problem('TEXT_HOLDS_CITIZEN_ID', { issues: withId.map((issue) => ({ path: issue.path.join('.'), code: 'CITIZEN_ID' })) })
  throw problem('INPUT_INVALID', {
    place,
    issues: issues.map((issue) => ({ path: issue.path.join('.'), code: issue.code, ...('minimum' in issue ? { minimum: Number(issue.minimum) } : {}), ...('maximum' in issue ? { maximum: Number(issue.maximum) } : {}) })),
  })
}

// A page of another origin cannot set this header without a preflight, which is never granted.
function refuseForeign(request: FastifyRequest): void {
  if (request.headers['x-doudi'] !== '1') throw problem('ORIGIN_REFUSED')
}

function sendFile(reply: FastifyReply, file: FileReply): FastifyReply {
  return reply
    .header('content-type', file.mediaType)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header('x-content-type-options', 'nosniff')
    .send(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength))
}
