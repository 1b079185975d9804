import { uuidv7 } from '#domain/id/uuid.ts'
import { now } from './clock.ts'

/** A new id, made here. (`crypto.randomUUID` is missing where the office is opened over plain http on a local network.) */
export function newId(): string {
  return uuidv7(now().getTime(), crypto.getRandomValues(new Uint8Array(16)))
}
