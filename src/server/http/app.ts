import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import cookie from '@fastify/cookie'
import files from '@fastify/static'
import fastify, { type FastifyInstance } from 'fastify'
import { problem } from '#domain/problem/problem.ts'
import { isReachable } from '../database/reachable.ts'
import { findActor } from '../features/accounts/public.ts'
import { endpointsOn, type Endpoints } from './endpoint.ts'
import { openApiOf } from './open-api.ts'
import { replyWithProblem } from './problem-reply.ts'
import type { Services } from './work.ts'

const office = fileURLToPath(new URL('../../../.build/office/', import.meta.url))
const mebibyte = 1024 * 1024
// Until its last byte is here: the largest workbook over a village's line, and no connection held open for ever.
const longestRequest = 15 * 60_000

const policy = "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

export type Mount = (endpoints: Endpoints, services: Services) => void

/** The HTTP service: all routes of the contract, the office as files, and whether the server is well. */
export async function buildApp(services: Services, mounts: readonly Mount[]): Promise<FastifyInstance> {
  const reply = replyWithProblem(services.log)
  const app = fastify({ bodyLimit: 5 * mebibyte, requestTimeout: longestRequest, forceCloseConnections: true, routerOptions: { maxParamLength: 200 }, frameworkErrors: (error, request, answer) => void reply(error, request, answer) })
  await app.register(cookie)
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: 100 * mebibyte }, (_request, body, done) => done(null, body))
  app.addHook('onSend', async (_request, reply) => {
    reply.header('content-security-policy', policy).header('referrer-policy', 'no-referrer').header('x-content-type-options', 'nosniff').header('x-frame-options', 'DENY')
  })
  app.setErrorHandler(reply)

  const endpoints = endpointsOn(app, services, (request) => findActor(services, request))
  for (const mount of mounts) mount(endpoints, services)

  app.get('/api/openapi.json', async () => openApiOf(endpoints.mounted, services.version))
  app.get('/health', async (_request, reply) => {
    const isWell = await isReachable(services.database)
    return reply.status(isWell ? 200 : 503).send({ state: isWell ? 'ready' : 'unavailable', version: services.version })
  })
  // Assets carry their content in their name and never change; the page itself is asked for each time.
  await app.register(files, {
    root: office,
    wildcard: true,
    index: 'index.html',
    cacheControl: false,
    setHeaders: (reply, path) => void reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
  })
  app.setNotFoundHandler((request, reply) => {
    const { pathname } = new URL(request.url, 'http://office')
    const isPage = ['GET', 'HEAD'].includes(request.method) && !pathname.startsWith('/api/') && !/\.\w+$/.test(pathname)
    if (!isPage || !existsSync(`${office}index.html`)) throw problem('NOT_FOUND')
    return reply.header('cache-control', 'no-cache').sendFile('index.html')
  })
  await app.ready()
  return app
}
