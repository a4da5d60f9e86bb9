/** What the core bank's own queries take of their budget: steps of SQLite's machine, and fuel. Run with `node bench/sql.ts`. */
import { sqlLimits } from '#runner'
import { createNodeRunner } from '../generators/sandbox/index.ts'
import { bankQueries } from '../test/runner/bank-queries.ts'

const runner = createNodeRunner()
const steps: number[] = []
const fuel: number[] = []
for (const { queries, cases } of bankQueries())
  for (const { file, program } of queries) {
    if (!file.startsWith('accepted/')) continue
    for (const execution of await runner.run(program, cases, sqlLimits.standard)) {
      steps.push(execution.counts?.steps ?? 0)
      fuel.push(execution.fuel)
    }
  }
runner.close()
console.log(`${steps.length} accepted runs`)
console.log(`steps, median and most: ${medianOf(steps)}, ${Math.max(...steps)}`)
console.log(`fuel, median and most: ${medianOf(fuel)}, ${Math.max(...fuel)}`)

function medianOf(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
}
