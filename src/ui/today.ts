import { createContext, useContext } from 'react'

/** The day of the server, YYYY-MM-DD: the office never asks the machine it runs on what day it is. */
export const TodayContext = createContext('')

export function useToday(): string {
  return useContext(TodayContext)
}
