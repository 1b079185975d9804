import { defineConfig } from 'vitest/config'

const patience = { testTimeout: 60_000, hookTimeout: 120_000 }

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['src/**/*.test.ts', 'test/*/*.test.ts'], exclude: ['test/api/**', 'test/supervisor/**', 'node_modules/**'], ...patience } },
      { test: { name: 'supervisor', include: ['test/supervisor/**/*.test.ts'], ...patience } },
      { test: { name: 'api', include: ['test/api/**/*.test.ts'], globalSetup: ['test/api/setup/global.ts'], ...patience } },
    ],
  },
})
