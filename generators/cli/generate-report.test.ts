import { expect, it } from 'vitest'
import type { CompiledItem } from '../compile/compiled-item.ts'
import type { Attempt } from '../variant/attempt.ts'
import { lineOf, summaryOf } from './generate-report.ts'

const item = { id: 'free-places', frontmatter: { version: '1.0.0' } } as CompiledItem

const refused = (seed: number, output: string, gate: string): Attempt => ({
  admitted: false,
  seed,
  gate,
  reason: 'it hides a mistake',
  output,
  ms: 1,
})
const admitted = (seed: number, output: string): Attempt =>
  ({ admitted: true, seed, item, record: { seed, values: { output } } }) as unknown as Attempt

it('says of a refused draw what it would have asked for', () => {
  expect(lineOf(refused(3, 'sum', 'submissions'), item)).toBe(
    [
      'free-places@1.0.0#3  refused by submissions: it hides a mistake',
      '  drawn: output "sum"',
      '  see it again: assay generate free-places --count 1 --seed 3',
      '',
    ].join('\n'),
  )
})

it('names the outputs that never came through, and why, but for those that were there already', () => {
  const attempts = [
    admitted(1, 'steps'),
    refused(2, 'sum', 'submissions'),
    refused(3, 'steps', 'mutants'),
    refused(4, 'sum', 'mutants'),
    refused(5, 'sum', 'submissions'),
    refused(6, 'reversed', 'novelty'),
  ]
  expect(summaryOf(attempts, { count: 1, place: 'variants' })).toBe(
    [
      '1 of 1 admitted, written to variants',
      '5 refused: 1 by novelty, 2 by submissions, 2 by mutants',
      'No variant has the output sum: 3 refused by submissions, mutants. Take it out of the model if it stays so',
      '',
    ].join('\n'),
  )
})
