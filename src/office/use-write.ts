import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import { useRef } from 'react'
import type { z } from 'zod'
import type { Route } from '#contract/route.ts'
import { call, type CallInput } from '#client/call.ts'
import { newId } from '#client/new-id.ts'
import { ProblemError } from '#client/problem-error.ts'
import { sendTyped } from './typed.ts'

type Shape = z.ZodType

/**
 * Writes by a route: `mutateAsync({ params, query, body })`. Afterwards everything on screen is read again, but for what `rereads` leaves out by its path. When no answer
 * came, the same act tried again carries the same key, so that it is done once.
 */
export function useWrite<P extends Shape, Q extends Shape, B extends Shape, R extends Shape>(
  route: Route<P, Q, B, R>,
  options: { readonly onDone?: (answer: z.output<R>) => void; readonly rereads?: (path: string) => boolean } = {},
): UseMutationResult<z.output<R>, Error, CallInput<P, Q, B>> {
  const client = useQueryClient()
  const unanswered = useRef<{ readonly act: string; readonly key: string }>(undefined)
  return useMutation<z.output<R>, Error, CallInput<P, Q, B>>({
    mutationFn: async (input) => {
      const act = await nameOf(input)
      const key = unanswered.current?.act === act ? unanswered.current.key : newId()
      unanswered.current = { act, key }
      const settled = sendTyped(JSON.stringify(input))
      try {
        const answer = await call(route, { ...input, idempotencyKey: key })
        unanswered.current = undefined
        settled(true)
        return answer
      } catch (error) {
        settled(false)
        const isAnswered = error instanceof ProblemError && error.status >= 400 && error.status < 500
        if (isAnswered) unanswered.current = undefined
        throw error
      }
    },
    onSuccess: async (answer) => {
      options.onDone?.(answer)
      await client.invalidateQueries({ predicate: ({ queryKey }) => options.rereads?.(queryKey[0] as string) ?? true })
    },
  })
}

/** Two inputs with one name are the same act. A file is named by what is in it. */
async function nameOf(input: unknown): Promise<string> {
  const files: Blob[] = []
  const name = JSON.stringify(input, (_, value: unknown) => (value instanceof Blob ? `file ${files.push(value)}` : value))
  return [name, ...(await Promise.all(files.map(contentName)))].join('\n')
}

// FNV-1a from both ends: enough to tell one's own files apart, and there without https too.
async function contentName(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let [forth, back] = [0x811c9dc5, 0x811c9dc5]
  for (let at = 0; at < bytes.length; at++) {
    forth = Math.imul(forth ^ bytes[at]!, 0x01000193)
    back = Math.imul(back ^ bytes[bytes.length - 1 - at]!, 0x01000193)
  }
  return [file.type, bytes.length, forth >>> 0, back >>> 0].join(' ')
}
