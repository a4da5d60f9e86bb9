import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { PATIENCE_MS } from './test/chromium.ts'

const everywhere = {
  // What a test waits for may come late on a busy machine; what never comes is told by any of these bounds.
  expect: { poll: { timeout: PATIENCE_MS } },
  testTimeout: 5 * PATIENCE_MS,
  hookTimeout: 5 * PATIENCE_MS,
  exclude: ['**/node_modules/**', '**/fixtures/**', 'dist/**', '.cache/**'],
  setupFiles: ['test/seed.ts'],
  // Scripts that tests start keep what they compile, as `assay` does, and in the same place: they start in half the time.
  env: { NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') },
}

/** Without a choice, one core would be left idle: of two, every second one. */
const allCores = { maxWorkers: availableParallelism() }

/** Short files that take long: a checkout knows no durations, and by its length each would begin last and run alone. */
const slow = [
  'test/e2e/session-page.browser.test.ts',
  'test/robust/faults.browser.test.ts',
  'test/runner/hosts.browser.test.ts',
  'test/e2e/quality.browser.test.ts',
  'test/generate/kill.test.ts',
  'test/generate/written-resume.test.ts',
  'test/release/versions.test.ts',
  'test/docs/docs.test.ts',
  'test/docs/first-item.test.ts',
  'test/simulate/simulate.test.ts',
  'test/generate/written.test.ts',
  'test/release/release.test.ts',
  'test/init/init.test.ts',
  'test/executor/queue.test.ts',
  'test/assemble/assemble.test.ts',
  'test/release/build.test.ts',
]

class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isSlow = ({ moduleId }: TestSpecification): boolean => slow.some((path) => moduleId.endsWith(path))
    return (await super.sort(files)).toSorted((left, right) => Number(isSlow(right)) - Number(isSlow(left)))
  }
}

/** Three layers: `unit` beside the source, `cli` runs real processes, `browser` drives real Chromium. */
export default defineConfig({
  test: {
    sequence: { sequencer: SlowFirst },
    projects: [
      {
        test: {
          ...everywhere,
          ...allCores,
          name: 'unit',
          include: ['{schemas,adaptive,generators,src}/**/*.test.ts'],
        },
      },
      {
        test: {
          ...everywhere,
          ...allCores,
          name: 'cli',
          include: ['test/**/*.test.ts'],
          exclude: [...everywhere.exclude, 'test/**/*.browser.test.ts'],
        },
      },
      {
        test: {
          ...everywhere,
          name: 'browser',
          include: ['test/**/*.browser.test.ts'],
          // Browsers wait more than they work: two at a time, after the tests that keep all cores busy.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          globalSetup: ['test/e2e/site.ts'],
        },
      },
    ],
  },
})
