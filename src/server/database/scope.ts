import pg from 'pg'
import { scopedRole } from './policies.ts'

const setting = 'SET LOCAL app.scope = '

/**
 * The statements that a transaction begins with which sees the rows of one area and everything below it, and no other row whatever is asked; with
 * an empty scope, none.
 * @throws RangeError when no area can have such a path
 */
export function enterScope(scope: string): readonly [string, string] {
  // What comes behind it would not reach the database.
  if (scope.includes('\0')) throw new RangeError('a path with a zero byte')
  return [`SET LOCAL ROLE ${scopedRole}`, `${setting}${pg.escapeLiteral(scope)}`]
}

/** How far down the area of a scope is that a text sets; undefined where it sets none. */
export function widthOfScope(text: string): number | undefined {
  return text.startsWith(setting) ? text.split('/').length : undefined
}
