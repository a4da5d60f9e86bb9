import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compileItem } from '../compile/compile-item.ts'
import { createNodeRunner } from '../sandbox/index.ts'
import { KEY } from './key/verify-key.ts'
import { matrixLines } from './matrix.ts'
import { toolOf, verifyItem } from './verify-item.ts'

const items = fileURLToPath(new URL('../../test/check/fixtures/bank/items', import.meta.url))
const runner = createNodeRunner({ jobs: 1 })
afterAll(() => runner.close())

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-repair-'))
  await cp(join(items, 'bus-that-is-leaving'), folder, { recursive: true })
})
afterEach(() => rm(folder, { recursive: true }))

function compiled(path = folder, id = 'bus-that-is-leaving') {
  const context = { canary: '0b7b1a52-5d0f-4a6e-9a3c-3c0d6b1f2e41', skills: undefined }
  return compileItem(path, `items/${id}`, context)
}

async function proven() {
  const { item, diagnostics } = compiled()
  if (!item) throw new Error(JSON.stringify(diagnostics, null, 2))
  return { item, proof: (await verifyItem(item, { runner, engine: 'engine-0.wasm' })).proof }
}

async function edit(path: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(folder, path), 'utf8')
  if (!text.includes(from)) throw new Error(`${path} has no ${from}`)
  await writeFile(join(folder, path), text.replace(from, to))
}

const repair = (path: string, body: string): Promise<void> =>
  writeFile(
    join(folder, 'submissions', path),
    `export function nextBus(now: number): number {\n  return ${body}\n}\n`,
  )

describe('proving a repair', () => {
  it('runs every repair and the code as it was, and scores the responses that name them', async () => {
    const { item, proof } = await proven()
    expect(proof.reasons.filter((reason) => !reason.startsWith(KEY))).toEqual([])
    expect(matrixLines(item, proof)).toEqual([
      '                             between  minute  midnight  category',
      'accepted/next-slot.ts        ...      ..      ..        4',
      'wrong_answer/no-midnight.ts  ...      ..      WW        3',
      'wrong_answer/rounds.ts       WWW      ..      W.        3',
      'wrong_answer/ten-more.ts     WWW      ..      W.        3',
      'code/next-bus.ts             ...      WW      .W        3',
    ])
    expect(proof.responses).toEqual([
      { name: 'right', category: 4 },
      { name: 'leaves-it', category: 3 },
      { name: 'rejects', category: 2 },
      { name: 'claims', category: 1 },
      { name: 'nothing', category: 0 },
    ])
    expect(proof.tool).toContain('engine-0.wasm')
    expect(item.public.task).toMatchObject({ repair: { file: 'next-bus.ts', examples: [{ input: [485] }] } })
  })

  it.each<[string, () => Promise<void>, string]>([
    [
      'an accepted repair that fails',
      () => repair('accepted/next-slot.ts', 'Math.floor(now / 10) * 10 + 10'),
      'case last-of-the-day (midnight): expected 0, but the accepted submission returns 1440: the case is wrong, or the submission',
    ],
    [
      'a wrong repair that is right',
      () => repair('wrong_answer/rounds.ts', '((Math.trunc(now / 10) + 1) * 10) % 1440'),
      'wrong_answer/rounds.ts: expected a wrong answer, passes every case',
    ],
    [
      'a wrong repair that was filed to earn something else',
      () =>
        edit(
          'submissions/submissions.yaml',
          'fails: [midnight], category: 3',
          'fails: [midnight], category: 2',
        ),
      'wrong_answer/no-midnight.ts: expected category 2, got 3',
    ],
    [
      'code that needs no repair',
      () =>
        edit('code/next-bus.ts', 'Math.ceil(now / EVERY) * EVERY', 'Math.ceil((now + 1) / EVERY) * EVERY'),
      'code/next-bus.ts: passes every hidden case, so that there is nothing to mend',
    ],
    [
      'code that does not compile',
      () => edit('code/next-bus.ts', 'const DAY = 24 * 60', 'const DAY = 24 *'),
      'code/next-bus.ts:6:1: does not compile',
    ],
    [
      'cases that nothing wrong gets past',
      async () => {
        await edit('cases.yaml', 'group: minute, visible: false', 'group: minute, visible: true')
        await edit(
          'cases.yaml',
          'name: ten-to-midnight, group: midnight, visible: false',
          'name: ten-to-midnight, group: midnight, visible: true',
        )
      },
      'no wrong repair passes the visible cases, so nothing shows that the hidden ones are needed',
    ],
    [
      'a response whose repair does not earn what it says',
      () => repair('accepted/next-slot.ts', 'Math.floor(now / 10) * 10 + 10'),
      'the response right: expected category 4, got 3; lost: ',
    ],
  ])('refuses %s', async (_, breakIt, reason) => {
    await breakIt()
    const { proof } = await proven()
    expect(proof.verdict).toBe('refused')
    expect(proof.reasons.join('\n')).toContain(reason)
  })

  it('leaves the proofs of critiques without one as they are', () => {
    const { item } = compiled(join(items, 'said-by-a-machine'), 'said-by-a-machine')
    if (!item) throw new Error('no item')
    expect(toolOf(item, { engine: 'engine-0.wasm' })).not.toContain('engine')
    expect(item.public.task).not.toHaveProperty('repair')
    expect(item.sealed.key).not.toHaveProperty('repair')
    expect(item.public.languages).toEqual([])
    for (const { response } of item.responses) expect(response).not.toHaveProperty('repair')
  })

  it('is refused for what is no program', async () => {
    await rm(join(folder, 'code'), { recursive: true })
    const lines = Array.from({ length: 30 }, (_, line) => `Sentence ${line + 1}.`)
    await writeFile(join(folder, 'answer.txt'), lines.join('\n'))
    const { diagnostics } = compiled()
    expect(diagnostics.map(({ file, code }) => `${file} ${code}`)).toEqual([
      'items/bus-that-is-leaving/critique.yaml critique/repair-form',
    ])
    expect(diagnostics[0]?.message).toBe('Unexpected repair of a text, expected code in `code/`')
  })
})

it('seals the hidden cases and the repairs of a graded item', async () => {
  await edit('item.mdx', 'use: practice', 'use: graded')
  const { item } = compiled()
  if (!item || item.sealed.kind !== 'critique') throw new Error('no critique')
  const open = JSON.stringify(item.public)
  const { repair: key } = item.sealed.key
  const visible = key?.cases.filter(({ id }) => open.includes(id)).map(({ name }) => name)
  expect(visible).toEqual(['five-past'])
  expect(key?.groups.filter(({ title }) => open.includes(title))).toEqual([])
  expect(item.sealed.submissions).toHaveLength(4)
  for (const { text } of item.sealed.submissions)
    expect(open).not.toContain(JSON.stringify(text).slice(60, -3))
})
