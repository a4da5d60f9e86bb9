import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compileItem } from '../compile/compile-item.ts'
import { createNodeRunner } from '../sandbox/index.ts'
import { matrixLines } from './matrix.ts'
import { verifyItem } from './verify-item.ts'

const sample = fileURLToPath(new URL('../../test/check/fixtures/bank/items/hours-of-a-shop', import.meta.url))
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
  const { item, diagnostics } = compileItem(folder, 'items/hours-of-a-shop', context)
  if (!item) throw new Error(JSON.stringify(diagnostics, null, 2))
  return { item, proof: (await verifyItem(item, { runner, engine: 'engine-0.wasm' })).proof }
}

async function edit(path: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(folder, path), 'utf8')
  if (!text.includes(from)) throw new Error(`${path} has no ${from}`)
  await writeFile(join(folder, path), text.replace(from, to))
}

const hours = (path: string): string => `submissions/follow_up/${path}/src/hours.ts`

describe('proving the follow-up of a project', () => {
  it('shows that accepted fixes fail it and their adaptations pass, beside what still holds', async () => {
    const { item, proof } = await proven()
    expect(proof.reasons).toEqual([])
    expect(matrixLines(item, proof)).toEqual([
      '                                first-hour  other-hours  an-hour-more  category',
      'project                         WW          ..           --            0',
      'accepted/from-nine              ..          ..           WW            1',
      'wrong_answer/one-more           .W          ..           --            0',
      'follow_up/accepted/until-six    ..          .-           ..            2',
      'follow_up/wrong_answer/six-too  ..          .-           .W            1',
    ])
    const { key, submissions } = item.sealed
    expect('followUp' in key && key.followUp).toMatchObject({
      solutions: [{ files: { 'src/hours.ts': expect.stringContaining('< 18') as string } }],
    })
    expect(submissions.map(({ file }) => file)).toContain('follow_up/accepted/until-six/src/hours.ts')
  })

  it.each<[string, () => Promise<void>, string]>([
    [
      'a change that does not bite',
      () =>
        edit(
          'checks.yaml',
          'hours: [17, 18, 19] }\n    expected: 1',
          'hours: [16, 18, 19] }\n    expected: 1',
        ),
      'accepted/from-nine: passes every hidden case of the follow-up, so that nothing has to be adapted',
    ],
    [
      'an answer to it that breaks what still holds',
      () => edit(hours('accepted/until-six'), 'hour >= 9', 'hour >= 10'),
      'follow_up/accepted/until-six, case at-nine (first-hour): expected 1, got 0',
    ],
    [
      'a void case that still holds',
      () => edit('checks.yaml', 'hours: [17, 20] }', 'hours: [20, 21] }'),
      'case at-five (other-hours): marked as voided, but follow_up/accepted/until-six still passes it',
    ],
    [
      'a wrong answer to it that is right',
      () => edit(hours('wrong_answer/six-too'), '<= 18', '<= 17'),
      'follow_up/wrong_answer/six-too: expected category 1, got 2',
    ],
  ])('refuses %s', async (_, plant, reason) => {
    await plant()
    const { proof } = await proven()
    expect(proof.verdict).toBe('refused')
    expect(proof.reasons.join('\n')).toContain(reason)
  })
})
