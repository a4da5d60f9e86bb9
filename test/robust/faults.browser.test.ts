/**
 * Random sequences of work and faults in a real browser: `FAULT_RUNS=1000` for a long run, `FAULT_SEED` to repeat one.
 * `node bench/robust.ts` counts what happened.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { createNodeRunner } from '../../generators/sandbox/index.ts'
import { PATIENCE_MS } from '../chromium.ts'
import { closePages, play, type Machine, type Tally } from './sitting.ts'
import { openRobustSite } from './site.ts'
import { sequence } from './steps.ts'

const RUNS = Number(process.env['FAULT_RUNS'] ?? 25)
const SEED = process.env['FAULT_SEED']

let machine: Machine

beforeAll(async () => {
  const site = await openRobustSite()
  machine = { site, runner: createNodeRunner({ jobs: 1 }), browser: await site.start() }
})

afterAll(async () => {
  machine.runner.close()
  await machine.site.stop()
})

describe('any sequence of work and faults', { timeout: RUNS * PATIENCE_MS }, () => {
  it('loses nothing that was acknowledged, always has a way on, and is scored alike from its log', async () => {
    const tally: Tally = new Map()
    await fc.assert(
      fc
        .asyncProperty(sequence, (one) => play(machine, one, tally))
        .afterEach(() => closePages(machine.browser.context)),
      {
        numRuns: RUNS,
        ...(SEED !== undefined && { seed: Number(SEED) }),
        // a failure is made smaller for as long as the test may take, and told then
        interruptAfterTimeLimit: 0.9 * RUNS * PATIENCE_MS,
        markInterruptAsFailure: true,
      },
    )
  })
})
