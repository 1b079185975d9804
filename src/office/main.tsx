import { QueryClient, QueryClientProvider, QueryCache, MutationCache } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { getSession } from '#contract/sessions.ts'
import { ProblemError } from '#client/problem-error.ts'
import { NavigateContext } from '#ui/go.tsx'
import '#ui/global.css'
import '#ui/print.css'
import './shell/shell.css'
import './parts/parts.css'
import { LanguageProvider } from './language.tsx'
import { router } from './router.tsx'

/** A session that ended while working: asked once more, so that the shell leads to the login. */
function onError(error: Error, of: readonly unknown[] = []): void {
  if (error instanceof ProblemError && error.code === 'NOT_SIGNED_IN' && of[0] !== getSession.path) void client.resetQueries({ queryKey: [getSession.path] })
}

const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: (error, query) => onError(error, query.queryKey) }),
  mutationCache: new MutationCache({ onError: (error) => onError(error) }),
  defaultOptions: {
    queries: { staleTime: 5_000, retry: (failures, error) => failures < 2 && error instanceof ProblemError && error.code === 'UNAVAILABLE' },
    mutations: { retry: false },
  },
})

createRoot(document.getElementById('office') as HTMLElement).render(
  <StrictMode>
    <LanguageProvider>
      <QueryClientProvider client={client}>
        <NavigateContext value={(to) => router.history.push(to)}>
          <RouterProvider router={router} />
        </NavigateContext>
      </QueryClientProvider>
    </LanguageProvider>
  </StrictMode>,
)
