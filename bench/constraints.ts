/**
 * Constraints under 10,000 simulated tests: 200 items with families and enemies, two blocks with quotas on skills, kinds
 * and levels. Prints how many tests broke a constraint, for several selectors; exits with 1 where any did.
 *
 *     node bench/constraints.ts [candidates] [variants of every fourth item, 0]
 */
import { availableParallelism } from 'node:os'
import { createSessionConfig, refusalsOfTest, summarise } from '#adaptive'
import { readSelector } from '../generators/simulate/read-selector.ts'
import { constrainedPlan } from '../adaptive/simulate/sample.laws.ts'
import { simulate } from '../generators/simulate/simulate.ts'

const SELECTORS = ['mfi', 'mepv', 'a-stratified-3', 'progressive', 'thompson']
const candidates = Number(process.argv[2] ?? 10_000) / SELECTORS.length
const variants = Number(process.argv[3] ?? 0)

console.log('selector          tests   violations   items   ms a test')
for (const name of SELECTORS) {
  const select = readSelector(name)
  if (select === undefined) throw new Error(`no selector ${name}`)
  const plan = constrainedPlan(candidates, select, variants)
  const config = createSessionConfig(plan)
  const [refusal] = refusalsOfTest(config)
  if (refusal) throw new Error(refusal.words)
  const jobs = availableParallelism()
  const before = performance.now()
  const { violations, violated, meanLength } = summarise(config, plan, await simulate(plan, { jobs }))
  const ms = ((performance.now() - before) * jobs) / candidates
  console.log(
    `${name.padEnd(18)}${String(candidates).padEnd(8)}${String(violations).padEnd(13)}${meanLength.toFixed(2).padEnd(8)}${ms.toFixed(2)}`,
  )
  for (const words of violated) console.log(`  ${words}`)
  if (violations > 0) process.exitCode = 1
}
