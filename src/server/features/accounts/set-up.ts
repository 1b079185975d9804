import { timingSafeEqual } from 'node:crypto'
import { problem } from '#domain/problem/problem.ts'
import { addFirstDistrict } from '../areas/public.ts'
import { performWrite } from '../../http/perform.ts'
import type { Actor, Services } from '../../http/work.ts'
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

/** The first district and its administrator, for whoever holds the token printed when an empty database was started. */
export async function setUp(services: Services, input: FirstAdministrator): Promise<void> {
  const isFirst = services.setupToken !== undefined && !(await hasAdministrator(services.database))

  if (!isFirst || !isToken(input.token, services.setupToken as string)) throw problem('NOT_ALLOWED')

  checkPasswordStrength(input.password, input.login)

  const districtId = await addFirstDistrict(services, { name: input.districtName, code: input.districtCode })
  const actor: Actor = {
    accountId: '00000000-0000-7000-8000-000000000001',
    login: 'set-up',
    name: input.name,
    role: 'administrator',
    areaId: districtId,
    areaName: input.districtName,
    level: 'district',
    scope: '',
    areaPath: `${districtId}/`,
    districtKey: districtId,
  }
  const key = '00000000-0000-7000-8000-000000000002'
  await performWrite(services, actor, 'wide', { key, route: 'POST /api/setup', digestOf: [input.login] }, (work) =>
    createAccount(work, { login: input.login, name: input.name, role: 'administrator', areaId: districtId, password: input.password }),
  )
  services.setupToken = undefined
}

function isToken(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)]
  return a.length === b.length && timingSafeEqual(a, b)
}
