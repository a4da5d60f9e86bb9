/** Shadow forms of a test: how they come into its blueprint, and what is said of those that cannot be used. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkBank, type CheckedBank } from '../../generators/compile/check-bank.ts'
import { breakBank, copyBank, removeBank } from './sample.ts'

const TEST = 'tests/practice.yaml'
const FORMS = 'forms/practice.json'
const ALL = ['close-the-file', 'largest-gap', 'queue-size', 'shared-list']

let root: string
beforeEach(() => {
  root = copyBank()
  swap(TEST, 'selector: maximum-information', 'selector: shadow-forms, forms: practice.json')
})
afterEach(() => removeBank(root))

function swap(file: string, from: string, to: string): void {
  breakBank(root, { name: 'forms', file, change: { from, to } })
}

/** Forms of a block each, as `assay assemble --shadow --out` writes them. */
function write(lists: readonly (readonly string[])[], more: object = {}, block = 'all'): void {
  const forms = lists.map((items, f) => ({
    form: f + 1,
    theta: f - 1,
    blocks: [{ id: block, items, minutes: 5, at: [], counts: [] }],
  }))
  const head = { version: 1, test: 'practice of bank', release: '0.0.0-dev', languages: ['typescript'] }
  const rest = { seed: '1', type: 'shadow', isCut: false, goals: [], forms, overlap: [], ...more }
  mkdirSync(dirname(join(root, FORMS)), { recursive: true })
  writeFileSync(join(root, FORMS), JSON.stringify({ ...head, ...rest }, null, 1))
}

const lines = ({ diagnostics }: CheckedBank): readonly string[] =>
  diagnostics.map(({ file, code, message }) => `${file} ${code}: ${message}`)

/** The text that each diagnostic points at. */
const pointedAt = ({ diagnostics }: CheckedBank): readonly string[] =>
  diagnostics.map(({ file, range: { start, end } }) => {
    const text = readFileSync(join(root, file), 'utf8').split('\n')
    const last = start.line === end.line ? end.column - 1 : undefined
    return text[start.line - 1]?.slice(start.column - 1, last) ?? ''
  })

describe('forms that can be used', () => {
  test('stand in the blueprint, each once and their items by id, whatever the file says beside', async () => {
    write([[...ALL].reverse(), ALL.slice(0, 3), ALL])
    const checked = await checkBank(root)
    expect(lines(checked)).toEqual([])
    expect(checked.unformed).toEqual([])
    expect(checked.tests[0]?.blocks[0]?.select).toEqual({
      selector: 'shadow-forms',
      forms: [ALL, ALL.slice(0, 3)],
    })
  })
  test('may also be written into the blueprint', async () => {
    swap(TEST, 'forms: practice.json', `forms: [[${ALL.join()}]]`)
    const { tests, diagnostics } = await checkBank(root)
    expect(diagnostics).toEqual([])
    expect(tests[0]?.blocks[0]?.select).toEqual({ selector: 'shadow-forms', forms: [ALL] })
  })
  test('warn of items that have changed since, as long as every count holds', async () => {
    write([ALL], { versions: { 'queue-size': '0.9.0', 'largest-gap': '1.0.0' } })
    const checked = await checkBank(root)
    expect(checked.tests).toHaveLength(1)
    expect(lines(checked)).toEqual([
      `${FORMS} forms/changed: Unexpected version 0.9.0 of \`queue-size\`, which is 1.0.0 by now`,
    ])
    expect(checked.diagnostics[0]?.severity).toBe('warning')
    expect(pointedAt(checked)).toEqual(['"0.9.0"'])
  })
})

describe('forms that cannot be used are told with their place, and the test waits', () => {
  const refused = async (): Promise<readonly string[]> => {
    const checked = await checkBank(root)
    expect(checked.tests).toEqual([])
    expect(checked.unformed.map(({ id }) => id)).toEqual(['practice'])
    return lines(checked).map((line, i) => `${line} | ${pointedAt(checked)[i]}`)
  }

  test('no file', async () => {
    expect(existsSync(join(root, FORMS))).toBe(false)
    expect(await refused()).toEqual([`${TEST} forms/missing: Missing file \`${FORMS}\` | practice.json`])
  })
  test('a file that is none of forms', async () => {
    write([ALL], { type: 'linear' })
    expect(await refused()).toEqual([
      `${FORMS} schema/choice: Unexpected \`linear\` at \`type\`, expected shadow | "linear"`,
    ])
  })
  test('items that the bank does not have or does not give, each once', async () => {
    write([
      ['queue-sise', ...ALL.slice(0, 3)],
      ['queue-sise', 'safe-retry', ...ALL.slice(0, 2)],
    ])
    expect(await refused()).toEqual([
      `${FORMS} forms/unknown-item: Unexpected item \`queue-sise\`, which the bank does not have | "queue-sise"`,
      expect.stringContaining(
        `${FORMS} forms/unknown-item: Unexpected item \`safe-retry\`, which is live with`,
      ),
    ])
    const [first] = (await checkBank(root)).diagnostics
    expect(first?.help).toBe('Did you mean `queue-size`?')
    expect(first?.fix?.text).toBe('queue-size')
  })
  test('a broken count, with the form', async () => {
    write([ALL, ALL.slice(0, 1)])
    expect(await refused()).toEqual([
      `${FORMS} forms/constraint: Unexpected form 2: Block all has 0 of skill reading, and 1 to 4 are wanted. | [`,
      `${FORMS} forms/constraint: Unexpected form 2: Block all has 1 of length, and 2 to 4 are wanted. | [`,
    ])
  })
  test('more minutes than the block has', async () => {
    swap(
      TEST,
      '- { rule: length, min: 2, max: 4 }',
      '- { rule: length, min: 2, max: 4 }\n      - { rule: time, minutes: 20 }',
    )
    write([ALL])
    expect(await refused()).toEqual([
      `${FORMS} forms/time: Unexpected 22 minutes of form 1, expected 20 or less, the time of block all | [`,
    ])
  })
  test('blocks of another test', async () => {
    write([ALL], {}, 'first')
    expect(await refused()).toEqual([
      `${FORMS} forms/blocks: Unexpected blocks first, expected all, those of ${TEST} | [`,
    ])
  })
  test('blocks that choose otherwise beside them, or from other forms', async () => {
    const block = (id: string, select: string) =>
      `  - { id: ${id}, title: More, ai: forbidden, select: { ${select} }, stop: [{ rule: length, min: 1, max: 1 }] }\n`
    const text = readFileSync(join(root, TEST), 'utf8')
    const more = `${block('more', 'selector: thompson')}${block('last', 'selector: shadow-forms, forms: other.json')}`
    writeFileSync(join(root, TEST), text + more)
    write([ALL])
    expect(await refused()).toEqual([
      `${TEST} forms/every-block: Unexpected selector \`thompson\` beside \`shadow-forms\`, expected \`shadow-forms\` in every block | thompson`,
      `${TEST} forms/every-block: Unexpected \`other.json\`, expected \`practice.json\` as in the first block | other.json`,
    ])
  })
  test('a name that leads out of the folder', async () => {
    swap(TEST, 'forms: practice.json', 'forms: ../practice.json')
    const checked = await checkBank(root)
    expect(checked.tests).toEqual([])
    expect(checked.diagnostics[0]).toMatchObject({ file: TEST, severity: 'error' })
    expect(pointedAt(checked)[0]).toBe('../practice.json')
  })
})
