/** Which wall may look at which. A wall always sees itself; `db` and `locales` hold no program but the manifest. */
export const walls: Record<string, readonly string[]> = {
  domain: [],
  contract: ['domain'],
  server: ['domain', 'contract', 'db', 'locales'],
  client: ['domain', 'contract'],
  ui: ['domain'],
  office: ['domain', 'contract', 'client', 'ui', 'locales'],
  cli: ['domain', 'contract', 'client', 'server', 'locales'],
  db: ['domain'],
  scanner: [],
}

/** npm packages per wall, each with its reason in docs/decisions; `node:` stands for Node's own modules. */
export const packages: Record<string, readonly string[]> = {
  domain: ['@marcbachmann/cel-js', 'yaml'],
  contract: ['zod'],
  server: [
    'node:', '@fastify/cookie', '@fastify/static', '@node-rs/argon2', 'easy-template-x', 'fastify', 
    'graphile-worker', 'hucre', 'kysely', 'pg', 'pinyin-pro', 'pino', 'zod',
  ],
  client: [],
  ui: ['@ant-design/icons', 'antd', 'react', 'react-dom'],
  office: ['@ant-design/icons', '@codemirror/autocomplete', '@codemirror/commands', '@codemirror/lint', '@codemirror/state', '@codemirror/view', '@tanstack/react-query', '@tanstack/react-router', 'antd', 'react', 'react-dom'],
  cli: ['node:'],
  db: [],
  scanner: [],
}

/** What a wall may name in its types although the program does not carry it there. */
export const packagesForTypes: Record<string, readonly string[]> = { client: ['zod'], office: ['zod'] }

/** What tests beside the code may use on top of their wall's packages. */
export const packagesOfTests: readonly string[] = ['node:', 'vitest', 'fast-check', 'temporal-polyfill']

/** What the settings of the build may use; they are no part of the program. */
export const packagesOfBuild: readonly string[] = ['node:', 'vite', '@vitejs/plugin-react']

/** The only files that read the machine's time. */
export const clockFiles: readonly string[] = ['src/server/clock.ts', 'src/client/clock.ts']

/** The only files that read randomness. */
export const randomFiles: readonly string[] = ['src/server/random.ts', 'src/client/random.ts', 'src/client/new-id.ts']

/** The only files that read the environment and the command line. */
export const environmentFiles: readonly string[] = ['src/server/config.ts']
export const argumentFiles: readonly string[] = [...environmentFiles, 'src/cli/main.ts']

/**
 * The only files that may see rows beyond one person's scope (BYPASSRLS): what is about the whole district (accounts, areas,
 * campaigns, the trail), imports, moves, upkeep. Each looks at the area itself, and the walk over all routes tries it.
 */
export const wideFiles: readonly string[] = [
  'src/server/database/transaction.ts',
  'src/server/features/accounts/routes.ts',
  'src/server/features/accounts/choose-district.ts',
  'src/server/features/accounts/set-up.ts',
  'src/server/features/areas/perform-change.ts',
  'src/server/features/areas/routes.ts',
  'src/server/features/audit/prune-keys.ts',
  'src/server/features/audit/routes.ts',
  'src/server/features/campaigns/routes.ts',
  'src/server/features/institutions/routes.ts',
  'src/server/features/plans/routes.ts',
  'src/server/features/duplicates/find-duplicates.ts',
  'src/server/features/duplicates/routes.ts',
  'src/server/features/imports/perform-import.ts',
  'src/server/features/imports/routes.ts',
  'src/server/features/matching/routes.ts',
  'src/server/features/registry/fill-search.ts',
  'src/server/features/registry/refresh-stale-labels.ts',
  'src/server/features/registry/routes.ts',
  'src/server/features/rosters/routes.ts',
  'src/server/features/rules/routes.ts',
  'src/server/features/screening/explain.ts',
  'src/server/features/screening/screen-areas.ts',
  'src/server/features/settings/routes.ts',
  'src/server/http/endpoint.ts',
  'src/server/http/perform.ts',
  'src/server/features/accounts/sign-in.ts',
]

/** A folder that makes a whole district out of nothing, through the use cases of everybody in it. */
export const wideFolder = 'src/server/example/'

/** Names that say nothing about what lies in a folder. */
export const forbiddenFolders: readonly string[] = ['common', 'commons', 'shared', 'utils', 'util', 'helpers', 'helper', 'lib', 'core', 'misc']

/** Nobody builds on these. */
export const outside: readonly string[] = ['test', 'e2e', 'bench', 'tools']

export const longestFile = 400
