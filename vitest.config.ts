import { defineConfig } from 'vitest/config'

const everywhere = { exclude: ['**/node_modules/**', '**/fixtures/**', 'dist/**', '.cache/**'] }

/** Three layers: `unit` beside the source, `cli` runs real processes, `browser` drives real Chromium. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...everywhere,
          name: 'unit',
          include: ['{schemas,adaptive,generators,src}/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          ...everywhere,
          name: 'cli',
          include: ['test/**/*.test.ts'],
          exclude: [...everywhere.exclude, 'test/**/*.browser.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          ...everywhere,
          name: 'browser',
          include: ['test/**/*.browser.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 300_000,
          // Browsers wait more than they work: two at a time, after the tests that keep all cores busy.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          globalSetup: ['test/e2e/site.ts'],
        },
      },
    ],
  },
})
