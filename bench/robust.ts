/**
 * Random sequences of work and faults in Chromium: `node bench/robust.ts [sequences] [seed]`, 1,000 unless told
 * otherwise. Prints what happened how often, from which store records came back, and what was lost.
 */
import fc from 'fast-check'
import { createNodeRunner } from '../generators/sandbox/index.ts'
import { openRobustSite } from '../test/robust/site.ts'
import { closePages, play, type Machine, type Tally } from '../test/robust/sitting.ts'
import { sequence } from '../test/robust/steps.ts'

/** Sequences per start of the browser. */
const CHUNK = 20

const [runs, seed] = [Number(process.argv[2] ?? 1000), Number(process.argv[3] ?? Date.now() % 2 ** 31)]
const runner = createNodeRunner({ jobs: 1 })
const site = await openRobustSite()
const tally: Tally = new Map()
const started = performance.now()
let [played, failures] = [0, 0]
console.log(`${runs} sequences, seed ${seed}`)
for (let chunk = 0; played < runs; chunk += 1) {
  const machine: Machine = { site, runner, browser: await site.start() }
  const size = Math.min(CHUNK, runs - played)
  for (const one of fc.sample(sequence, { seed: seed + chunk, numRuns: size })) {
    try {
      await play(machine, one, tally)
    } catch (error) {
      failures += 1
      console.log(`FAILED: ${error instanceof Error ? error.message : String(error)}\n${fc.stringify(one)}`)
    }
    played += 1
    await closePages(machine.browser.context)
  }
  await machine.browser.kill()
  console.log(
    `${played} played, ${failures} failed, ${((performance.now() - started) / played).toFixed(0)} ms each`,
  )
}
runner.close()
await site.stop()
for (const [what, times] of [...tally].sort(([one], [other]) => (one < other ? -1 : 1)))
  console.log(`${what.padEnd(45)} ${String(times).padStart(7)}`)
process.exitCode = failures === 0 ? 0 : 1
