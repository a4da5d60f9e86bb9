import { expect, test } from 'vitest'
import type { Settings } from '../../generators/variant/llm/run/settings.ts'
import { runInChild } from './in-child.ts'
import { ledgerPath, serve } from './temporary.ts'

const ways: Record<string, Partial<Settings>> = {
  'one by one': { count: 2 },
  'in batches': { count: 2, batchFrom: 2 },
}

test.each(Object.keys(ways))(
  'killed after any line of its ledger, a run comes to the same: %s',
  async (way) => {
    const changed = ways[way] ?? {}
    const whole = await runInChild({ url: (await serve()).url, ledger: ledgerPath(), changed })
    expect(whole.result?.ended).toBe('done')
    for (let line = 1; ; line++) {
      const server = await serve()
      const ledger = ledgerPath()
      const killed = await runInChild({ url: server.url, ledger, changed, line })
      if (killed.result) {
        expect(line).toBeGreaterThan(8)
        break
      }
      const { result } = await runInChild({ url: server.url, ledger, changed })
      expect({ line, hash: result?.hash }).toEqual({ line, hash: whole.result?.hash })
      expect({ line, mostCharged: Math.max(...server.charged.values()) }).toEqual({ line, mostCharged: 1 })
    }
  },
)

test('killed between the making of a batch and the answer, a run finds the batch and pays once', async () => {
  let kill = (): void => undefined
  const server = await serve({ onBatch: () => kill() })
  const ledger = ledgerPath()
  const changed = ways['in batches'] ?? {}
  const options = { url: server.url, ledger, changed }
  const killed = await runInChild({
    ...options,
    onStart: (child) => {
      kill = () => child.kill('SIGKILL')
    },
  })
  expect(killed.result).toBeUndefined()
  expect(server.batches).toHaveLength(1)
  kill = () => undefined
  const { result } = await runInChild(options)
  const whole = await runInChild({ url: (await serve()).url, ledger: ledgerPath(), changed })
  expect(result?.hash).toBe(whole.result?.hash)
  expect(Math.max(...server.charged.values())).toBe(1)
  expect(result?.funnel.unknown.count).toBe(0)
})
