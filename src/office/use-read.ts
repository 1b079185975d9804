import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Route } from '#contract/route.ts'
import { call, type CallInput } from '#client/call.ts'

type Shape = z.ZodType

type Options<T> = {
  readonly enabled?: boolean
  /** Asks again every so many milliseconds while the answer says so. */
  readonly again?: (data: T | undefined) => number | false
}

/** Reads a route and keeps the answer; the last one stays on screen while filters change. */
export function useRead<P extends Shape, Q extends Shape, B extends Shape, R extends Shape>(
  route: Route<P, Q, B, R>,
  input: CallInput<P, Q, B>,
  options: Options<z.output<R>> = {},
): UseQueryResult<z.output<R>, Error> {
  const { params, query } = input as { params?: unknown; query?: unknown }
  return useQuery<z.output<R>, Error>({
    queryKey: [route.path, params ?? null, query ?? null],
    queryFn: ({ signal }) => call(route, { ...input, signal }),
    enabled: options.enabled ?? true,
    placeholderData: keepPreviousData as never,
    refetchInterval: (state) => options.again?.(state.state.data) ?? false,
  })
}
