import { changePassword } from '#contract/sessions.ts'
import { asConfirmed } from './confirm-account.ts'
import type { Person, TestServer } from './server.ts'

/** Somebody who signs in for the first time: the account is confirmed, and the password that was given is changed to one of their own. */
export async function settleIn(server: TestServer, login: string, given: string): Promise<Person> {
  const next = `${given}-of-my-own`
  await (await asConfirmed(server, login, given)).ask(changePassword, { body: { current: given, next } })
  return server.as(login, next)
}
