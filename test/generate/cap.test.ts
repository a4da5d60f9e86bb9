import { expect, test } from 'vitest'
import { createGenerator } from '#adaptive'
import { USD } from '../../generators/variant/llm/money.ts'
import { openLedger } from '../../generators/variant/llm/ledger/open-ledger.ts'
import { errored, type BatchManner } from './server/batch-faults.ts'
import { faults, type FaultName } from './server/faults.ts'
import type { ServerState } from './server/state.ts'
import { model, run } from './subject.ts'
import { ledgerPath, serve } from './temporary.ts'

/** Faults that take no time: those that stand still are in other tests. */
const names = (Object.keys(faults) as FaultName[]).filter(
  (name) => !['stall', 'nothing at all', 'pings for ever', 'slow', 'text without an end'].includes(name),
)
const manners: readonly BatchManner[] = [
  {},
  { create: 'lost answer' },
  { create: 'lost request' },
  { create: 'HTML after it was made' },
  { cut: { after: 900, reads: 99 } },
  { lines: (lines) => lines.slice(2) },
  { result: (place) => (place % 2 === 0 ? errored('overloaded_error') : undefined) },
  { result: (place) => (place % 3 === 0 ? { type: 'succeeded', message: {} } : undefined) },
]

test('the cap is never passed, in a hundred seeded runs of all faults, each called three times', async () => {
  const ends = new Map<string, number>()
  for (let seed = 0; seed < 100; seed++) {
    const { below, unit } = createGenerator('cap', String(seed))
    const often = unit() / 2
    const server = await serve({
      fault: () => (unit() < often ? names[below(names.length)] : undefined),
      batches: manners[below(manners.length)] ?? {},
    })
    const cap = Math.ceil(USD * (0.01 + unit() * 0.15))
    const changed = { cap, count: 1 + below(8), most: 16, batchFrom: 2 + below(8) }
    const ledger = ledgerPath()
    for (let call = 0; call < 3; call++) {
      const result = await run({ url: server.url, ledger, changed })
      ends.set(result.ended, (ends.get(result.ended) ?? 0) + 1)
    }
    expect(highestCommitment(ledger)).toBeLessThanOrEqual(cap)
    expect(costOf(server)).toBeLessThanOrEqual(cap)
  }
  expect(ends.get('capped')).toBeGreaterThan(20)
  expect(ends.get('done')).toBeGreaterThan(20)
})

/** The most that was charged or reserved at any line of a ledger. */
function highestCommitment(path: string): number {
  const { entries, close } = openLedger(path, () => new Date())
  close()
  const open = new Map<string, number>()
  let committed = 0
  let highest = 0
  for (const { entry } of entries) {
    const sent =
      entry.type === 'req.sent' ? [entry.request] : entry.type === 'batch.sent' ? entry.requests : []
    for (const { id, reserved } of sent) {
      open.set(id, reserved)
      committed += reserved
    }
    if (entry.type === 'req.ended') committed += entry.cost - (open.get(entry.id) ?? 0)
    highest = Math.max(highest, committed)
  }
  return highest
}

/** What the server charged, by its own books. */
function costOf({ usages }: ServerState): number {
  const { input, cacheWrite, cacheRead, output } = model.price
  return usages.reduce((sum, { usage, isBatch }) => {
    const dollars =
      usage.input_tokens * input +
      usage.cache_creation_input_tokens * cacheWrite +
      usage.cache_read_input_tokens * cacheRead +
      usage.output_tokens * output
    return sum + dollars * 1000 * (isBatch ? model.batchFactor : 1)
  }, 0)
}
