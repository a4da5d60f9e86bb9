import { expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Model } from '#schemas/model'
import type { SourceFile } from '../compile/folder.ts'
import { buildFiles } from './build-files.ts'
import { createSampler } from './model/draw-values.ts'

const id = '8eccd1bc-3ed8-41a7-adbd-916dde24bedb'
const texts = {
  'item.mdx':
    '---\nid: queue-size\ntitle: A queue\n---\n\nIt holds <Param name="size">4</Param> cars, {/* 4 */} and 4.\n',
  'cases.yaml': `version: 1\ncases:\n  - id: ${id}\n    name: first\n    input: { cars: 3 }\n    expected: 1\n`,
  'model.yaml': 'version: 1\n',
  'proof.json': '{}',
  'submissions/accepted/list-of-cars.ts': 'export const cars = 4\n',
}
const model: Model = {
  version: 1,
  parameters: { size: { role: 'radical', own: 4, range: { min: 2, max: 9 } } },
  stories: { own: { cars: 'cars' }, ships: { cars: 'ships' } },
  edits: [{ in: 'submissions/**', from: 'cars = {size}' }],
}
const files = new Map<string, SourceFile>(
  Object.entries(texts).map(([path, text]) => [path, { path, text, bytes: new TextEncoder().encode(text) }]),
)

function build(seed: number, cases?: readonly { input: Record<string, unknown>; expected: unknown }[]) {
  const sampler = createSampler(model, 'queue-size')
  const drawn = sampler.complete({ size: 7 }, 'ships')
  return buildFiles({
    files,
    model,
    own: sampler.own(),
    drawn,
    id: { of: 'queue-size', seed },
    cases: cases as never,
  }).files
}

it('makes an item of its own: its id, its values, its words, and the names of its files', () => {
  const built = build(3).files
  expect([...built.keys()]).toEqual(['cases.yaml', 'item.mdx', 'submissions/accepted/list-of-ships.ts'])
  expect(built.get('item.mdx')?.text).toBe(
    '---\nid: queue-size-v3\ntitle: A queue\n---\n\nIt holds <Param name="size">7</Param> ships, {/* 4 */} and 4.\n',
  )
  expect(built.get('submissions/accepted/list-of-ships.ts')?.text).toBe('export const ships = 7\n')
})

it('gives cases ids of their own, other ones for each seed and the same for the same', () => {
  const idOf = (seed: number): string => parse(build(seed).files.get('cases.yaml')?.text ?? '').cases[0].id
  expect(idOf(3)).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  expect(new Set([id, idOf(3), idOf(4)]).size).toBe(3)
  expect(idOf(3)).toBe(idOf(3))
})

it('puts computed inputs and results in the place of those that stand there', () => {
  const text = build(3, [{ input: { ships: 12 }, expected: [5] }]).files.get('cases.yaml')?.text ?? ''
  expect(parse(text).cases).toEqual([
    { id: expect.any(String), name: 'first', input: { ships: 12 }, expected: [5] },
  ])
})

it('has a digest that holds for its files alone', () => {
  expect(build(3).digest).toBe(build(3).digest)
  expect(build(3).digest).not.toBe(build(4).digest)
})

it('asks for something else of the list, where the model says so', () => {
  const outputs: NonNullable<Model['outputs']> = {
    from: 'Name all.',
    to: 'Name {asked}.',
    of: 'these cars',
    operators: ['count'],
  }
  const asked: Model = { ...model, parameters: {}, edits: [], outputs }
  const own = {
    'item.mdx':
      '---\nid: queue-size\nsignature:\n  name: carsOf\n  parameters: []\n  returns: { type: "int[]", doc: All. }\n---\n\nName all.\n',
    'submissions/accepted/all.js': 'export function carsOf() {\n  return [4, 5]\n}\n',
  }
  const sampler = createSampler(asked, 'queue-size')
  const made = buildFiles({
    files: new Map(
      Object.entries(own).map(([path, text]) => [
        path,
        { path, text, bytes: new TextEncoder().encode(text) },
      ]),
    ),
    model: asked,
    own: sampler.own(),
    drawn: sampler.complete({ output: 'count' }, 'ships'),
    id: { of: 'queue-size', seed: 3 },
  }).files.files
  expect(made.get('item.mdx')?.text).toContain('\n\nName how many of these ships there are.\n')
  expect(made.get('submissions/accepted/all.js')?.text).toContain('  return all.length\n')
})
