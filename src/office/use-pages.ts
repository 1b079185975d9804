import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Route } from '#contract/route.ts'
import { call, type CallInput } from '#client/call.ts'

type Shape = z.ZodType
type Page<Row> = { readonly rows: readonly Row[]; readonly next: string | null; readonly total: number }

export type Pages<Row> = {
  readonly rows: readonly Row[]
  readonly total: number
  readonly isLoading: boolean
  readonly error: Error | null
  /** Nothing was ever answered: then the page says so, and not that there is nothing. */
  readonly isLoadingError: boolean
  readonly retry: () => void
  /** Fetches the next rows; absent when all are there. */
  readonly more?: () => void
  readonly isFetchingMore: boolean
}

/** Reads a list page after page, each going on where the last one ended; the rows stay on screen while filters change. */
export function usePages<P extends Shape, Q extends Shape, B extends Shape, Row>(
  route: Route<P, Q, B, z.ZodType<Page<Row>>>,
  input: CallInput<P, Q, B>,
  options: { readonly enabled?: boolean } = {},
): Pages<Row> {
  const { params, query } = input as { params?: unknown; query?: Readonly<Record<string, unknown>> }
  const read = useInfiniteQuery({
    queryKey: [route.path, 'pages', params ?? null, query ?? null],
    queryFn: ({ pageParam, signal }) => call(route, { ...input, query: { ...query, ...(pageParam && { after: pageParam }) }, signal } as unknown as CallInput<P, Q, B>),
    initialPageParam: '',
    getNextPageParam: (last: Page<Row>) => last.next ?? undefined,
    enabled: options.enabled ?? true,
    placeholderData: keepPreviousData,
  })
  return {
    rows: read.data?.pages.flatMap((page) => page.rows) ?? [],
    total: read.data?.pages.at(-1)?.total ?? 0,
    isLoading: read.isPending && (options.enabled ?? true),
    error: read.error,
    isLoadingError: read.isLoadingError,
    retry: () => void read.refetch(),
    ...(read.hasNextPage && { more: () => void read.fetchNextPage() }),
    isFetchingMore: read.isFetchingNextPage,
  }
}
