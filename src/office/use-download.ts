import { useState } from 'react'
import type { z } from 'zod'
import type { Route } from '#contract/route.ts'
import { callFile, type CallInput } from '#client/call.ts'

type Shape = z.ZodType

/** Fetches a file of a route and hands it to the browser to save. */
export function useDownload<P extends Shape, Q extends Shape, B extends Shape>(route: Route<P, Q, B, Shape>): { start: (input: CallInput<P, Q, B>) => Promise<void>; isBusy: boolean; problem: Error | undefined } {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Error>()
  const start = async (input: CallInput<P, Q, B>) => {
    setBusy(true)
    setProblem(undefined)
    try {
      const { blob, fileName } = await callFile(route, input)
      const link = document.createElement('a')
      link.href = URL.createObjectURL(blob)
      link.download = fileName
      link.click()
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
    } catch (error) {
      setProblem(error as Error)
    }
    setBusy(false)
  }
  return { start, isBusy, problem }
}
