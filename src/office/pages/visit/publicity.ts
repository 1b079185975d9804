import { createContext } from 'react'
import type { Publicity } from '#domain/plan/provisions.ts'

/** Where people find help, as the plan of the campaign has it. */
export const PublicityContext = createContext<Publicity | undefined>(undefined)
