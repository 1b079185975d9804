import { defineConfig } from 'vitest/config'

const patience = { testTimeout: 60_000, hookTimeout: 120_000 }

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['src/**/*.test.ts', 'test/*/*.test.ts'], exclude: ['test/api/**', 'test/supervisor/**', 'test/fire/**', 'node_modules/**'], ...patience } },
      { test: { name: 'supervisor', include: ['test/supervisor/**/*.test.ts'], ...patience } },
      { test: { name: 'api', include: ['test/api/**/*.test.ts'], globalSetup: ['test/api/setup/global.ts'], env: { UNDER_FIRE: 'yes' }, ...patience } },
      // Looks at what the API tests hit, when all of them have run.
      { test: { name: 'fire', include: ['test/fire/**/*.test.ts'], sequence: { groupOrder: 1 }, ...patience } },
    ],
  },
})
