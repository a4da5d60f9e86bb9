/**
 * Whether counted steps are the same in Node and in Chromium, over every case of every accepted solution of the bank:
 * `node bench/steps-hosts.ts`. Totals, dearest places and outcomes are compared, and the fuel too.
 */
import { isDeepStrictEqual } from 'node:util'
import { defaultLimits } from '#runner'
import { createNodeRunner } from '../generators/sandbox/index.ts'
import { pythonStepBudget, stepBudget } from '../src/runner/complexity/sweep.ts'
import { bankPrograms } from '../test/runner/bank-programs.ts'
import { openRunnerPage } from '../test/runner/runner-page.ts'

const limits = { ...defaultLimits, watchdogMs: 120_000 }
const node = createNodeRunner({ jobs: 1 })
const browser = await openRunnerPage({ withPython: true })
try {
  for (const runtime of ['javascript', 'python'] as const) {
    const budget = runtime === 'python' ? pythonStepBudget : stepBudget
    const programs = bankPrograms(runtime)
    let [alike, all, steps] = [0, 0, 0]
    for (const { name, program, cases } of programs) {
      const [inNode, inBrowser] = await Promise.all([
        node.run(program, cases, limits, { steps: budget }),
        browser.run(program, cases, limits, budget),
      ])
      for (const [index, execution] of inNode.entries()) {
        all++
        steps += execution.steps?.total ?? 0
        if (isDeepStrictEqual(JSON.parse(JSON.stringify(execution)), inBrowser[index])) alike++
        else console.log(`${name}, case ${execution.case}: ${JSON.stringify([execution, inBrowser[index]])}`)
      }
    }
    console.log(
      `${runtime}: ${programs.length} solutions, ${all} cases, ${steps} steps; alike in ${alike} of ${all}`,
    )
  }
} finally {
  node.close()
  await browser.close()
}
