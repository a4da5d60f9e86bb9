import { expect, test } from 'vitest'
import type { Entry } from './entry.ts'
import { foldLedger } from './fold.ts'
import { describeFunnel, funnelOf } from './funnel.ts'

const usage = { input: 1, cacheWrite: 0, cacheRead: 0, output: 1 }
const sent = (n: number, id: string): Entry => ({
  type: 'req.sent',
  request: { n, id, round: 0, step: 'write', attempt: 1, maxTokens: 9, reserved: 5_000_000, prompt: '' },
})
const entries: readonly Entry[] = [
  { type: 'wave.opened', proposals: [0, 1, 2, 3, 4].map((n) => ({ n, axes: {} })) },
  sent(0, 'a'),
  { type: 'req.ended', id: 'a', outcome: { kind: 'answered', text: '', usage }, cost: 2_000_000 },
  { type: 'judged', n: 0, round: 0, verdict: { kind: 'accepted', id: 'v', sha256: '' } },
  sent(1, 'b'),
  { type: 'req.ended', id: 'b', outcome: { kind: 'answered', text: '', usage }, cost: 1_000_000 },
  { type: 'judged', n: 1, round: 0, verdict: { kind: 'refused', gate: 'novelty' } },
  sent(2, 'c'),
  { type: 'req.ended', id: 'c', outcome: { kind: 'refused', category: 'cyber', usage }, cost: 500_000 },
  sent(3, 'd'),
  { type: 'req.ended', id: 'd', outcome: { kind: 'unknown', why: 'stalled', message: '' }, cost: 5_000_000 },
  sent(4, 'e'),
]
const funnel = funnelOf(foldLedger(entries.map((entry) => ({ at: '2026-11-21T12:00:00Z', entry }))))

test('each proposal is counted where it ended, and money by what is known of it', () => {
  expect(funnel).toEqual({
    proposals: 5,
    accepted: 1,
    rejected: { novelty: 1 },
    lost: { 'refused (cyber)': 1, 'unknown (stalled)': 1 },
    requests: { answered: 2, 'refused (cyber)': 1, 'under way': 1, 'unknown (stalled)': 1 },
    charged: 3_500_000,
    unknown: { count: 2, nano: 10_000_000 },
    perAccepted: 13_500_000,
  })
})

test('the funnel in words', () => {
  expect(describeFunnel(funnel)).toMatchInlineSnapshot(`
    [
      "5 proposals, 1 accepted",
      "  1 refused by novelty",
      "  1 lost: refused (cyber)",
      "  1 lost: unknown (stalled)",
      "$0.0035 charged, $0.0135 for each accepted one",
      "2 of unknown outcome, counted at $0.0100",
    ]
  `)
})

test('an empty ledger has no cost for each accepted variant', () => {
  expect(funnelOf(foldLedger([])).perAccepted).toBeNull()
})
