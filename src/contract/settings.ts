import { z } from 'zod'
import { ruleBounds } from '#domain/access/session-rules.ts'
import { route } from './route.ts'

const within = ([least, most]: readonly [number, number]) => z.number().int().min(least).max(most)

export const settings = z.object({ idleMinutes: within(ruleBounds.idleMinutes), sessionHours: within(ruleBounds.sessionHours), failuresAllowed: within(ruleBounds.failuresAllowed) })
export type Settings = z.infer<typeof settings>

/** How this installation and this district are set up. */
export const getSettings = route('GET /api/settings', { access: 'settings.manage', response: settings.extend({ kind: z.enum(['example', 'real']), version: z.string() }) })
export const changeSettings = route('PUT /api/settings', { access: 'settings.manage', body: settings, response: settings })
