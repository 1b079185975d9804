import { uuidv7 } from '#domain/id/uuid.ts'

/** A new id, made here. (`crypto.randomUUID` is missing where the office is opened over plain http on a local network.) */
export function newId(): string {
  return uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(16)))
}
