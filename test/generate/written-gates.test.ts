/** The command line with its own gates: a draft that was written by hand stands for what a model would write. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { readFixture } from '../../generators/variant/written/fixtures/read-fixture.ts'
import type { Body, Said } from './server/state.ts'
import { callAssay, serveWriter, usual } from './written.ts'
import { isSolving } from './writer.ts'

const core = fileURLToPath(new URL('../../content/banks/core', import.meta.url))
const { answer, solution, third } = readFixture('parking-display')

/** Writes a brute force that shows nobody at first, and the right one once it is told. */
function write(body: Body): Said {
  if (isSolving(body)) {
    const isThird = body.system[0]?.text.startsWith('You check') === true
    return { text: JSON.stringify({ program: isThird ? third : solution }) }
  }
  const bruteForce = 'export function freePlaces(capacity, changes) {\n  return changes.map(() => 0)\n}\n'
  return { text: JSON.stringify(body.messages.length === 1 ? { ...answer, bruteForce } : answer) }
}

it('a draft is refused with what shows it, repaired, admitted, edited, and asked again', async () => {
  const root = await mkdtemp(join(tmpdir(), 'assay-gates-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  const home = 'items/parking-display'
  for (const name of ['bank.yaml', 'taxonomy.yaml', home, 'items/since-the-last-price'])
    await cp(join(core, name), join(root, 'bank', name), {
      recursive: true,
      filter: (path) => !path.endsWith('/variants'),
    })
  const server = await serveWriter({ answer: write })
  const generate = [
    'generate',
    `bank/${home}`,
    '--llm',
    ...usual(server),
    '--json',
    '--count',
    '1',
    '--ledger',
    'l',
  ]
  const generated = await callAssay(root, ...generate)
  expect(generated.code, generated.stdout + generated.stderr).toBe(0)
  const { variants } = JSON.parse(generated.stdout)
  const { seed } = variants[0]
  const repair = server.recorded.map(({ body }) => body as Body).find(({ messages }) => messages.length === 3)
  expect(repair?.messages[2]?.content).toMatch(/\nFor example: /)

  const record = JSON.parse(await readFile(join(root, 'bank', home, `variants/${seed}.json`), 'utf8'))
  const gates = record.gates.map(({ gate }: { gate: string }) => gate)
  for (const gate of ['differential', 'novelty', 'difficulty', 'mutants', 'leak'])
    expect(gates).toContain(gate)
  const checked = await callAssay(root, 'check', 'bank')
  expect(checked.stdout).not.toMatch(/variant\/|error/)

  const item = join(root, 'bank', home, `variants/${seed}/item.mdx`)
  const before = await readFile(item, 'utf8')
  await writeFile(item, before.replace('A small ferry has', 'A little ferry has'))
  const again = (name = `parking-display#${seed}`) =>
    callAssay(root, 'review', name, '--again', '--bank', 'bank')
  expect((await callAssay(root, 'check', 'bank')).stdout).toContain('variant/changed')
  expect(await again()).toMatchObject({ code: 0, stderr: '' })
  expect((await callAssay(root, 'check', 'bank')).stdout).not.toContain('variant/')

  const cases = join(root, 'bank', home, `variants/${seed}/cases.yaml`)
  await writeFile(cases, (await readFile(cases, 'utf8')).replace(/expected: \[/, 'expected: [ 77, '))
  const refused = await again()
  expect([refused.code, refused.stderr]).toEqual([1, ''])
  expect(refused.stdout).toContain(`parking-display#${seed}  refused by submissions: `)
})
