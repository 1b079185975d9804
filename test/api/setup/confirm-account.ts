import { confirmAccount, listAccounts } from '#contract/accounts.ts'
import type { Person, TestServer } from './server.ts'

/** The district officer confirms an account that an administrator touched, if it waits for that. */
export async function confirmedBy(officer: Person, login: string): Promise<void> {
  const account = (await officer.ask(listAccounts, {})).rows.find((row) => row.login === login)
  if (account?.mayConfirm) await officer.ask(confirmAccount, { params: { id: account.id } })
}

/** Somebody with an account that an administrator has just touched, signed in after the district officer confirmed it. */
export async function asConfirmed(server: TestServer, login: string, password: string): Promise<Person> {
  await confirmedBy(await server.as('quxian'), login)
  return server.as(login, password)
}
