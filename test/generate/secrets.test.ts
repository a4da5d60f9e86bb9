import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { FaultName } from './server/faults.ts'
import { runInChild } from './in-child.ts'
import { KEY } from './subject.ts'
import { ledgerPath, serve } from './temporary.ts'

test.each<FaultName>([
  'key in the error',
  'key in a page',
  'key in the answer',
  'wrong key',
  'connection reset',
])('the key is in no ledger, no output and no error, whatever the server says: %s', async (fault) => {
  const server = await serve({ fault: (nth) => (nth % 2 === 0 ? fault : undefined) })
  const ledger = ledgerPath()
  const { written } = await runInChild({ url: server.url, ledger, changed: { count: 1, most: 3 } })
  expect(server.recorded[0]?.headers.authorization).toBe(`Bearer ${KEY}`)
  const text = readFileSync(ledger, 'utf8')
  expect(text).toContain('req.ended')
  for (const piece of [KEY, KEY.slice(3, 15)]) expect(text + written).not.toContain(piece)
})
