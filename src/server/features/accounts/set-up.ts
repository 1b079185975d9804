import { timingSafeEqual } from 'node:crypto'
import type { AreaLevel } from '#domain/access/access.ts'
import { problem } from '#domain/problem/problem.ts'
import { performWrite } from '../../http/perform.ts'
import { systemActor } from '../../http/system-actor.ts'
import type { Services, Work } from '../../http/work.ts'
import { createAccount } from './create-account.ts'
import { hasAdministrator } from './accounts.queries.ts'
import { checkPasswordStrength } from './password.ts'

export interface FirstAdministrator {
  readonly token: string
  readonly login: string
  readonly name: string
  readonly password: string
  readonly districtName: string
  readonly districtCode: string
}

export type FindFirstArea = (services: Services, input: { name: string; code: string }) => Promise<{ readonly id: string; readonly level: AreaLevel; add(work: Work): Promise<void> }>

/** The first area, a district or a city, and its administrator, for whoever holds the token printed when an empty database was started. */
export async function setUp(services: Services, firstArea: FindFirstArea, input: FirstAdministrator): Promise<void> {
  const token = services.setupToken

  if (token === undefined || !isToken(input.token, token)) throw problem('NOT_ALLOWED')

  checkPasswordStrength(input.password, input.login)

  // Taken away while it is used, so that it serves one; given back when it served nobody.
  services.setupToken = undefined
  try {
    await makeFirst(services, firstArea, input)
  } catch (error) {
    services.setupToken = token
    throw error
  }
}

async function makeFirst(services: Services, firstArea: FindFirstArea, input: FirstAdministrator): Promise<void> {
  if (await hasAdministrator(services.database)) throw problem('NOT_ALLOWED')
  const area = await firstArea(services, { name: input.districtName, code: input.districtCode })
  const actor = systemActor({ accountId: '00000000-0000-7000-8000-000000000001', login: 'set-up', name: input.name }, { id: area.id, name: input.districtName, path: `${area.id}/`, districtKey: area.id, level: area.level })
  const key = '00000000-0000-7000-8000-000000000002'
  await performWrite(services, actor, 'wide', { key, route: 'POST /api/setup', digestOf: [input.login] }, async (work) => {
    await area.add(work)
    return createAccount(work, { login: input.login, name: input.name, role: 'administrator', areaId: area.id, password: input.password, mustChange: false })
  })
}

function isToken(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)]
  return a.length === b.length && timingSafeEqual(a, b)
}
