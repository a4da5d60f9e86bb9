import { describe, expect, it } from 'vitest'
import { matrixLines } from './matrix.ts'
import { sampleItem } from './sample.ts'

const { edit, prove, refusals, write } = sampleItem('test/check/fixtures/bank/items/late-books')

const suite = (...tests: readonly string[]): string =>
  ["import { equal, test } from './testing'", "import { fee } from './subject'", ...tests, ''].join('\n')
const late = "test('late', () => equal(fee(5), 5))"
const early = "test('early', () => equal(fee(-2), 0))"
const lateNow = "test('late', () => equal(fee(5), 3))"

describe('proving the follow-up of tests', () => {
  it('shows that accepted suites raise a false alarm then, and that adapted ones find all that is planted', async () => {
    const { item, proof } = await prove()
    expect(proof.reasons).toEqual([])
    expect(proof.matrix?.map(({ file, category }) => `${category} ${file}`)).toEqual([
      '0 starter',
      '1 accepted/late-and-early.ts',
      '0 wrong_answer/late-alone.ts',
      '3 follow_up/accepted/two-days-less.ts',
      '2 follow_up/wrong_answer/nobody-is-early.ts',
      '1 follow_up/wrong_answer/only-deletes.ts',
    ])
    const { key, submissions } = item.sealed
    if (!('suite' in key) || key.followUp === undefined) throw new Error('no follow-up')
    const [changed, old] = key.followUp.cases
    expect(old).toMatchObject({ group: 'old-rule', text: key.reference })
    const base = proof.matrix?.find(({ file }) => file === 'accepted/late-and-early.ts')
    expect(base?.verdicts[changed?.id ?? '']).toBe('wrong_answer')
    expect(base?.verdicts[old?.id ?? '']).toBe('passed')
    expect(key.followUp.voided).toHaveLength(1 + key.mutants.length)
    expect(key.followUp.solutions).toMatchObject([{ text: expect.stringContaining('fee(5), 3') as string }])
    expect(key.suite).toContain('fee(5), 5')
    expect(submissions.map(({ file }) => file)).toContain('follow_up/wrong_answer/only-deletes.ts')
    expect(matrixLines(item, proof)).toEqual([])
  })

  it.each<[string, () => Promise<void>, string]>([
    [
      'a change of nothing',
      () => write('changed-reference.ts', 'export const fee = (days: number) => Math.max(0, days)\n'),
      'follow_up/accepted/two-days-less.ts: not clean on the reference (wrong_answer, late, free)',
    ],
    [
      'a change for which no new test has to be written',
      async () => {
        await edit('mutants.yaml', 'group: free-days', 'group: early-books')
        await edit('mutants.yaml', 'group: early-books', 'group: free-days')
        await write('mutants/all-or-nothing.ts', 'export const fee = (days: number) => Math.abs(days)\n')
      },
      'accepted/late-and-early.ts: its tests that raise no false alarm after the change find every fault planted then',
    ],
    [
      'an accepted suite from which only the false alarms were taken out',
      () => write('submissions/follow_up/accepted/two-days-less.ts', suite(early)),
      'follow_up/accepted/two-days-less.ts: expected category 3, got 1; not found: old-rule, all-or-nothing',
    ],
    [
      'an accepted suite that is as it was',
      () => write('submissions/follow_up/accepted/two-days-less.ts', suite(late, early)),
      'follow_up/accepted/two-days-less.ts: not clean on the reference (wrong_answer, late)',
    ],
    [
      'a wrong suite that earns more than was filed',
      () => write('submissions/follow_up/wrong_answer/nobody-is-early.ts', suite(lateNow, early)),
      'follow_up/wrong_answer/nobody-is-early.ts: expected category 2, got 3',
    ],
    [
      'two faults that the same tests find',
      () =>
        edit(
          'mutants.yaml',
          'mutants:\n',
          'mutants:\n  - { id: 0b7b1a52-5d0f-4a6e-9a3c-3c0d6b1f2e42, name: nobody-pays, fault: Nothing costs anything., group: free-days }\n',
        ).then(() => write('mutants/nobody-pays.ts', 'export const fee = (_days: number) => 0\n')),
      'every test that finds all-or-nothing finds nobody-pays, too: one of them says nothing more',
    ],
  ])('refuses %s', async (_, plant, reason) => {
    await plant()
    expect(await refusals()).toContain(reason)
  })
})
