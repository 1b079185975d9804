import { z } from 'zod'
import type { Route } from '#contract/route.ts'

/** OpenAPI 3.1 made from the mounted routes, so that the description cannot differ from what is served. */
export function openApiOf(routes: readonly Route[], version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] ??= {}
    paths[path][route.method.toLowerCase()] = {
      'x-access': route.access,
      parameters: [...parameters(route.params, 'path'), ...parameters(route.query, 'query'), ...(route.method === 'GET' ? [] : [keyHeader])],
      ...(route.method === 'GET' ? {} : { requestBody: { content: route.takes === 'file' ? { 'application/octet-stream': {} } : { 'application/json': { schema: schemaOf(route.body, 'input') } } } }),
      responses: {
        200: { description: 'OK', content: route.gives === 'file' ? { 'application/octet-stream': {} } : { 'application/json': { schema: schemaOf(route.response, 'output') } } },
        default: { description: 'Problem', content: { 'application/problem+json': { schema: problemSchema } } },
      },
    }
  }
  return { openapi: '3.1.0', info: { title: 'Doudi', version }, paths }
}

const keyHeader = { name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', format: 'uuid' } }
const problemSchema = {
  type: 'object',
  properties: { type: { type: 'string' }, title: { type: 'string' }, status: { type: 'integer' }, code: { type: 'string' }, details: { type: 'object' } },
}

function schemaOf(shape: z.ZodType, io: 'input' | 'output'): unknown {
  return z.toJSONSchema(shape, { unrepresentable: 'any', io })
}

function parameters(shape: z.ZodType, place: 'path' | 'query'): unknown[] {
  if (!(shape instanceof z.ZodObject)) return []
  return Object.entries(shape.shape as Record<string, z.ZodType>).map(([name, part]) => ({ name, in: place, required: place === 'path' || !part.safeParse(undefined).success, schema: schemaOf(part, 'input') }))
}
