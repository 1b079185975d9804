import { changePassword } from '#contract/sessions.ts'
import type { Person, TestServer } from './server.ts'

/** Somebody who signs in for the first time: the password that was given is changed to one of their own. */
export async function settleIn(server: TestServer, login: string, given: string): Promise<Person> {
  const next = `${given}-of-my-own`
  await (await server.as(login, given)).ask(changePassword, { body: { current: given, next } })
  return server.as(login, next)
}
