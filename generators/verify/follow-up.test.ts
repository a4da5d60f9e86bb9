import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compileItem } from '../compile/compile-item.ts'
import { createNodeRunner } from '../sandbox/index.ts'
import { matrixLines } from './matrix.ts'
import { verifyItem } from './verify-item.ts'

const sample = fileURLToPath(
  new URL('../../test/check/fixtures/bank/items/knocks-at-the-door', import.meta.url),
)
const runner = createNodeRunner({ jobs: 1 })
afterAll(() => runner.close())

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-follow-up-'))
  await cp(sample, folder, { recursive: true })
})
afterEach(() => rm(folder, { recursive: true }))

async function proven() {
  const context = { canary: '0b7b1a52-5d0f-4a6e-9a3c-3c0d6b1f2e41', skills: undefined }
  const { item, diagnostics } = compileItem(folder, 'items/knocks-at-the-door', context)
  if (!item) throw new Error(JSON.stringify(diagnostics, null, 2))
  return { item, proof: (await verifyItem(item, { runner, engine: 'engine-0.wasm' })).proof }
}

const program = (path: string, line: string): Promise<void> =>
  writeFile(
    join(folder, 'submissions', path),
    `export function knocks(sounds: readonly number[], loud: number) {\n  ${line}\n}\n`,
  )

async function edit(path: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(folder, path), 'utf8')
  if (!text.includes(from)) throw new Error(`${path} has no ${from}`)
  await writeFile(join(folder, path), text.replace(from, to))
}

const without = 'return sounds.filter((sound) => sound >= loud).length'

describe('proving a follow-up', () => {
  it('shows that accepted answers fail it and their adaptations pass, beside what still holds', async () => {
    const { item, proof } = await proven()
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
        edit('cases.yaml', 'sounds: [9, 8, 7, 6], loud: 5 }', 'sounds: [9, 1, 7, 6], loud: 7 }').then(() =>
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
    const { proof } = await proven()
    expect(proof.verdict).toBe('refused')
    for (const reason of reasons) expect(proof.reasons.join('\n')).toContain(reason)
  })
})
