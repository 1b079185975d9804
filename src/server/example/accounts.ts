import type { Role } from '#domain/access/access.ts'

export interface ExampleAccount {
  readonly login: string
  readonly password: string
  readonly name: string
  readonly role: Role
  readonly areaName: string
}

export const examplePassword = 'doudi-2026'

/** Named accounts of the example district, one for each role and a few more to have somebody to hand over to. */
export const exampleAccounts: ExampleAccount[] = []
