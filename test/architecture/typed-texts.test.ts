import { expect, test } from 'vitest'
import { z } from 'zod'
import { asTyped, type Route } from '#contract/route.ts'
import { hideCitizenIds } from '#domain/id/hide-citizen-ids.ts'
import { contractRoutes } from '../api/setup/contract-routes.ts'

// Whatever a route takes, walked down to every single text, whatever the route is called.

type Leaf = { readonly at: string; readonly shape: z.ZodType }

function leaves(shape: z.ZodType, at: string): Leaf[] {
  if (shape instanceof z.ZodObject) return Object.entries(shape.shape as Record<string, z.ZodType>).flatMap(([key, part]) => leaves(part, `${at}.${key}`))
  if (shape instanceof z.ZodOptional || shape instanceof z.ZodNullable || shape instanceof z.ZodDefault) return leaves(shape.unwrap() as z.ZodType, at)
  if (shape instanceof z.ZodArray) return leaves(shape.element as z.ZodType, `${at}[]`)
  if (shape instanceof z.ZodUnion) return shape.options.flatMap((option) => leaves(option as z.ZodType, at))
  if (shape instanceof z.ZodRecord) return [...leaves(shape.keyType as z.ZodType, `${at}{}`), ...leaves(shape.valueType as z.ZodType, `${at}{}`)]
  if (shape instanceof z.ZodPipe) return leaves(shape.in as z.ZodType, at)
  return [{ at, shape }]
}

const routes = await contractRoutes()
const isWrite = (route: Route): boolean => route.method !== 'GET'
const taken = (route: Route): Leaf[] => [['query', route.query] as const, ['body', route.body] as const].flatMap(([place, shape]) => leaves(shape, `${route.method} ${route.path} ${place}`))
const known: readonly unknown[] = [z.ZodNumber, z.ZodBoolean, z.ZodEnum, z.ZodLiteral, z.ZodNull, z.ZodUUID]
const isKnown = ({ shape }: Leaf): boolean => known.some((one) => shape instanceof (one as typeof z.ZodNumber)) || shape instanceof z.ZodString || shape instanceof z.ZodStringFormat

const id = '990010195003010012'
const spellings = [id, `a${id}`, `证号${id}。`, '990010 19500301 0012', '９９００１０１９５００３０１００１２', '990011390824050']

test('every text of a write masks a citizen id that was typed into it, or refuses it [A-09]', () => {
  const writes = routes.filter(([, route]) => isWrite(route))
  const texts = writes.flatMap(([, route]) => taken(route)).filter(({ shape }) => !asTyped.has(shape))
  expect(texts.length).toBeGreaterThan(200)
  // A shape that nobody can look into: a visit, of which the server looks at every text itself (visit-form.test.ts).
  expect(texts.filter((leaf) => !isKnown(leaf)).map(({ at }) => at)).toEqual(['PUT /api/visits/:id/draft body.draft', 'POST /api/visits/:id/submit body.submission'])
  const keeping = texts.filter(({ shape }) =>
    spellings.some((spelling) => {
      const read = shape.safeParse(spelling)
      return read.success && typeof read.data === 'string' && hideCitizenIds(read.data) !== read.data
    }),
  )
  expect(keeping.map(({ at }) => at)).toEqual([])
})

test('what arrives as it was typed is an id on the way to its sealed place, a password, a hash or a code of an area', () => {
  const whole = routes.filter(([, route]) => isWrite(route)).flatMap(([, route]) => taken(route)).filter(({ shape }) => asTyped.has(shape))
  expect([...new Set(whole.map(({ at }) => at.replace(/^.*\./, '')))].sort()).toEqual(['citizenId', 'code', 'current', 'hash', 'next', 'password', 'seen', 'token'])
})

test('a day that there is not, or that lies out of all reason, is taken nowhere', () => {
  const days = routes.flatMap(([, route]) => [...taken(route), ...leaves(route.params, route.path)]).filter(({ shape }) => shape instanceof z.ZodString && shape.safeParse('2026-02-28').success && !shape.safeParse('a word').success)
  expect(days.length).toBeGreaterThan(30)
  for (const odd of ['2026-02-31', '2026-13-45', '0001-01-01', '0000-00-00', '9999-12-31', '1799-12-31', '2201-01-01']) expect([odd, days.filter(({ shape }) => shape.safeParse(odd).success).map(({ at }) => at)]).toEqual([odd, []])
  for (const day of ['1896-01-01', '2200-12-31', '2024-02-29']) expect(days.every(({ shape }) => shape.safeParse(day).success)).toBe(true)
})
