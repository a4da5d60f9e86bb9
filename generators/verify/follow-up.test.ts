import { describe, expect, it } from 'vitest'
import { matrixLines } from './matrix.ts'
import { sampleItem } from './sample.ts'

const { edit, prove, refusals, write } = sampleItem('test/check/fixtures/bank/items/knocks-at-the-door')

const program = (path: string, line: string): Promise<void> =>
  write(
    `submissions/${path}`,
    `export function knocks(sounds: readonly number[], loud: number) {\n  ${line}\n}\n`,
  )

const without = 'return sounds.filter((sound) => sound >= loud).length'

describe('proving a follow-up', () => {
  it('shows that accepted answers fail it and their adaptations pass, beside what still holds', async () => {
    const { item, proof } = await prove()
    expect(proof.reasons).toEqual([])
    expect(matrixLines(item, proof)).toEqual([
      '                                       single  quiet  silence  echoes  category',
      'accepted/plain.ts                      ...     .      .        WW      3',
      'wrong_answer/all-sounds.ts             WW.     W      .        --      0',
      'wrong_answer/first-only.ts             WWW     .      .        --      0',
      'wrong_answer/from-the-second.ts        WWW     .      .        --      0',
      'wrong_answer/louder.ts                 .W.     .      .        --      1',
      'wrong_answer/never-none.ts             ...     .      W        --      2',
      'follow_up/accepted/where-it-begins.ts  ..-     .      .        ..      4',
      'follow_up/wrong_answer/first-only.ts   WW-     .      .        W.      3',
    ])
  })

  it.each<[string, () => Promise<void>, readonly string[]]>([
    [
      'a change that does not bite',
      () =>
        edit('cases.yaml', 'sounds: [9, 5, 7, 6], loud: 5 }', 'sounds: [9, 1, 7, 6], loud: 7 }').then(() =>
          edit('cases.yaml', 'loud: 7 }\n    expected: 1', 'loud: 7 }\n    expected: 2'),
        ),
      ['accepted/plain.ts: passes every hidden case of the follow-up, so that nothing has to be adapted'],
    ],
    [
      'an answer to it that breaks what still holds',
      () => program('follow_up/accepted/where-it-begins.ts', 'return sounds.length > 0 ? 1 : 0'),
      [
        'case two-knocks (single): expected 2, but the accepted answer to the follow-up returns 1: the case is wrong, or the answer to the follow-up',
      ],
    ],
    [
      'an answer to it that is the first one',
      () => program('follow_up/accepted/where-it-begins.ts', without),
      [
        'case one-echo (echoes): expected 2, but the accepted answer to the follow-up returns 3: the case is wrong, or the answer to the follow-up',
      ],
    ],
    [
      'a case that is marked as void and is not',
      () =>
        edit(
          'cases.yaml',
          'input: { sounds: [1, 2, 3], loud: 5 }\n    expected: 0',
          'input: { sounds: [1, 2, 3], loud: 5 }\n    expected: 0\n    voided: true',
        ),
      ['case steps (quiet): marked as voided, but accepted answers to the follow-up still pass it'],
    ],
    [
      'a void case that is not marked',
      () => edit('cases.yaml', '    voided: true\n', ''),
      [
        'case in-a-row (single): expected 2, but the accepted answer to the follow-up returns 1: the case is wrong, or the answer to the follow-up',
      ],
    ],
    [
      'a wrong answer to it that is right',
      () =>
        program(
          'follow_up/wrong_answer/first-only.ts',
          'return sounds.filter((sound, at) => sound >= loud && !((sounds[at - 1] ?? 0) >= loud)).length',
        ),
      ['follow_up/wrong_answer/first-only.ts: expected a wrong answer, passes every case'],
    ],
  ])('refuses %s', async (_, plant, reasons) => {
    await plant()
    const refused = await refusals()
    for (const reason of reasons) expect(refused).toContain(reason)
  })

  it('asks of answers to it what is claimed of them alone, of inputs that are arranged as before', async () => {
    const claims = (bound: string) => `
export const arrange = (sounds: readonly number[], loud: number) => [[...sounds, 9, 1, 9], Math.min(loud, 9)]
export const properties = { 'two knocks or more': (knocks: number) => knocks >= 2 }
export const followUp = { properties: { 'knocks ${bound}': (knocks: number) => knocks ${bound} } }
`
    await write('properties.ts', claims('>= 1'))
    const { proof } = await prove()
    expect(proof.reasons).toEqual([])
    await write('properties.ts', claims('<= 1'))
    expect(await refusals()).toContain('breaks “knocks <= 1”')
  })
})
