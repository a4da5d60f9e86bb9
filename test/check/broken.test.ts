import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkBank } from '../../generators/compile/check-bank.ts'
import { brokenItems } from './broken.ts'
import { fixes } from './fixes.ts'
import { breakBank, copyBank, removeBank } from './sample.ts'

let root: string
beforeEach(() => {
  root = copyBank()
})
afterEach(() => removeBank(root))

test('the bank that is broken below has no fault itself', async () => {
  const { diagnostics, items, kinds, load } = await checkBank(root)
  expect(diagnostics).toEqual([])
  expect({ items, kinds }).toEqual({
    items: 17,
    kinds: {
      code: 2,
      choice: 1,
      short: 1,
      order: 1,
      trace: 1,
      review: 1,
      debug: 2,
      design: 1,
      prompt: 1,
      critique: 2,
      tests: 2,
      sql: 2,
    },
  })
  expect(load().map(({ id }) => id)).toEqual([
    'bus-fares',
    'bus-that-is-leaving',
    'close-the-file',
    'hours-of-a-shop',
    'keep-the-drafts',
    'knocks-at-the-door',
    'largest-gap',
    'late-books',
    'loans-by-reader',
    'next-bus',
    'open-door',
    'queue-size',
    'safe-retry',
    'said-by-a-machine',
    'shared-list',
    'stops-by-line',
    'who-brings-what',
  ])
})

describe('every fault is told with its code and its place', () => {
  test.for(brokenItems)('$name', async (broken) => {
    breakBank(root, broken)
    const { diagnostics } = await checkBank(root)
    expect(
      diagnostics.map(({ file, range: { start }, code }) => `${file}:${start.line}:${start.column} ${code}`),
    ).toEqual(broken.expect)
    expect(broken.expect.length).toBeGreaterThan(0)
    expect(diagnostics.flatMap(({ fix }) => fix?.text ?? [])).toEqual(fixes[broken.name] ?? [])
    const [first] = diagnostics
    if (broken.says !== undefined) expect(`${first?.message}; ${first?.help}`).toContain(broken.says)
    for (const { range, message } of diagnostics) {
      expect(message).toMatch(/^(Unexpected|Missing|In the type|item|cases|Block) ?/)
      expect(range.end.line * 1e6 + range.end.column).toBeGreaterThanOrEqual(
        range.start.line * 1e6 + range.start.column,
      )
    }
  })
})

test('faults in many files come in one pass', async () => {
  const several = [
    'an unknown skill',
    'a case outside the contract',
    'a relation with a stranger',
    'a row with an unknown group',
    'a heading jump',
    'an option twice',
    'an accepted text that the grader refuses',
    'a block after a stranger',
    'a program that is never shown',
    'a blueprint with an unknown skill',
  ].map((name) => brokenItems.find((broken) => broken.name === name))
  for (const broken of several) if (broken) breakBank(root, broken)
  const { diagnostics } = await checkBank(root)
  const codes = diagnostics.map(({ code }) => code)
  // A contract that is broken itself says nothing about cases; everything else is there.
  const expected = several.flatMap((broken) => broken?.expect ?? []).map((line) => line.split(' ')[1])
  expect(new Set(codes)).toEqual(new Set(expected.filter((code) => code !== 'cases/outside-contract')))
  expect(codes).toHaveLength(expected.length - 1)
})

test('broken frontmatter does not hide what is wrong in the body and in other files', async () => {
  for (const name of [
    'an unknown key',
    'a heading jump',
    'an expression',
    'a picture without a text',
    'an empty file',
  ]) {
    const broken = brokenItems.find((candidate) => candidate.name === name)
    if (broken) breakBank(root, broken)
  }
  const { diagnostics } = await checkBank(root)
  expect(diagnostics.map(({ code }) => code)).toEqual([
    'schema/type',
    'schema/unknown-key',
    'mdx/expression',
    'heading/jump',
    'figure/no-alt',
  ])
})

describe('a fault of its form does not hide what else is wrong in a blueprint', () => {
  const file = 'tests/practice.yaml'
  const others = [
    { from: 'id: practice', to: 'id: practise' },
    { from: 'skill: reading', to: 'skill: readin' },
    { from: 'min: 2, max: 4', to: 'min: 4, max: 2' },
  ]
  const told = [
    '2:5 Unexpected id `practise` in the file `practice.yaml`, expected the same name',
    '14:18 Unexpected skill `readin`, expected one of taxonomy.yaml',
    '16:30 Unexpected `min` 4 above `max` 2',
  ]
  test.for([
    ['a misspelt key', 'blocks:', 'blcoks:', '8:1 Unexpected key `blcoks`'],
    [
      'a misspelt word',
      'ai: forbidden',
      'ai: forbiden',
      '11:9 Unexpected `forbiden` at `blocks[0].ai`, expected one of forbidden, allowed',
    ],
    [
      'a misspelt tag',
      'selector: maximum-information',
      'selector: maximum-informaton',
      '12:25 Unexpected `maximum-informaton` at `blocks[0].select.selector`, expected one of maximum-information, posterior-weighted-information, minimum-expected-variance, kullback-leibler, posterior-weighted-divergence, a-stratified, progressive-restricted, randomesque, proportional, thompson, closest-difficulty, fixed-order, multistage, shadow-forms',
    ],
    [
      'a value of another type',
      'title: All items',
      'title: [All]',
      '10:12 Unexpected list at `blocks[0].title`, expected a text',
    ],
    [
      'a key too many',
      'skill: reading,',
      'skill: reading, of: 1,',
      '14:26 Unexpected key `of` in `blocks[0].quotas[0]`',
    ],
  ] as const)('%s', async ([name, from, to, message]) => {
    for (const change of [{ from, to }, ...others]) breakBank(root, { name, file, change })
    const { diagnostics, tests } = await checkBank(root)
    expect(tests).toEqual([])
    const lines = diagnostics.map(
      ({ range, message: words }) => `${range.start.line}:${range.start.column} ${words}`,
    )
    expect(lines.toSorted()).toEqual([...told, message].toSorted())
  })
})

test('a misspelt kind does not hide what else is wrong in the frontmatter', async () => {
  const file = 'items/largest-gap/item.mdx'
  breakBank(root, { name: 'kind', file, change: { from: 'kind: code', to: 'kind: cod' } })
  breakBank(root, { name: 'level', file, change: { from: 'level: 2', to: 'level: 9' } })
  const { diagnostics } = await checkBank(root)
  expect(diagnostics.map(({ message }) => message)).toEqual([
    'Unexpected `cod` at `kind`, expected one of code, choice, short, order, trace, review, debug, design, prompt, critique, tests, sql',
    'Unexpected `9` at `level`, expected 5 or less',
  ])
})

test('two items that share a case id are told apart by their places', async () => {
  const files = ['item.mdx', 'inputs.yaml', 'cases.yaml', 'submissions/submissions.yaml', 'assets/ruler.svg']
  const programs = ['accepted/neighbours.ts', 'wrong_answer/first-gap.ts', 'wrong_answer/no-limit.ts']
  programs.push('wrong_answer/below-limit.ts', 'wrong_answer/whole-span.ts', 'run_time_error/empty.js')
  for (const file of [...files, ...programs.map((program) => `submissions/${program}`)]) {
    const text = readFileSync(join(root, 'items/largest-gap', file), 'utf8')
    const write = text.replace('id: largest-gap', 'id: largest-gap-again')
    breakBank(root, { name: 'copy', file: `items/largest-gap-again/${file}`, change: { write } })
  }
  const { diagnostics, load } = await checkBank(root)
  expect(diagnostics.map(({ file, range, code }) => `${file}:${range.start.line} ${code}`)).toEqual([
    'items/largest-gap-again/cases.yaml:7 bank/same-case',
  ])
  expect(diagnostics[0]?.message).toBe('Unexpected ids of 5 cases that items/largest-gap has too')
  expect(load().map(({ id }) => id)).not.toContain('largest-gap-again')
})

test('notes to other authors are allowed, and nothing of them is left', async () => {
  const item = 'items/largest-gap/item.mdx'
  const changes = [
    { from: 'A ruler has', to: '{/* Why a ruler? {5} <b> */}\n\nA ruler{/* secret 1 */} has' },
    { from: '<Constraints />', to: '<Constraints /> {/* secret 2 */}' },
    { from: 'Compare each', to: '{/* secret 3 */}\n\nCompare each' },
  ]
  for (const change of changes) breakBank(root, { name: 'note', file: item, change })
  const option = { from: 'Append a line to a file.', to: 'Append a line{/* secret 4 */} to a file.' }
  const [before] = (await checkBank(root, { only: ['safe-retry'] })).load()
  breakBank(root, { name: 'note', file: 'items/safe-retry/item.mdx', change: option })
  const { diagnostics, load } = await checkBank(root)
  expect(diagnostics).toEqual([])
  const items = load()
  expect(JSON.stringify(items.map((compiled) => compiled.public))).not.toMatch(/secret|Why a ruler/)
  // A note changes neither an option nor the id that a log knows it by.
  expect(items.find(({ id }) => id === 'safe-retry')?.public).toEqual(before?.public)
})

test('a note does not hide an expression, and does not fill a component', async () => {
  const file = 'items/largest-gap/item.mdx'
  breakBank(root, { name: 'x', file, change: { from: 'A ruler', to: '{/* a */ 1 /* b */} ruler' } })
  breakBank(root, {
    name: 'x',
    file,
    change: { from: 'Compare each mark with the one before it.', to: '{/* a */}' },
  })
  const { diagnostics } = await checkBank(root)
  expect(diagnostics.map(({ code }) => code)).toEqual(['mdx/expression', 'component/content'])
})

test('what a blueprint says of items that it cannot show is told, and nothing of items with faults', async () => {
  const file = 'tests/practice.yaml'
  const parameters =
    'exposure:\n  maxRate: 0.9\n  parameters: { items: { queue-size: 0.5, safe-retry: 0.5 } }\n'
  const change = { from: 'locale: en\n', to: `locale: en\n${parameters}` }
  breakBank(root, { name: 'parameters', file, change })
  const family = { from: 'level: ', to: 'family: retries\nlevel: ' }
  breakBank(root, { name: 'family', file: 'items/safe-retry/item.mdx', change: family })
  const draft = { from: 'status: live', to: 'status: draft' }
  breakBank(root, { name: 'draft', file: 'items/queue-size/item.mdx', change: draft })
  const trial = { from: '    quotas:', to: '    pretest: { items: [queue-size], count: 1 }\n    quotas:' }
  breakBank(root, { name: 'trial', file, change: trial })
  const lines = async () =>
    (await checkBank(root)).diagnostics
      .filter((diagnostic) => diagnostic.file === file && diagnostic.code !== 'blueprint/impossible')
      .map(({ severity, code, range: { start } }) => `${severity} ${start.line}:${start.column} ${code}`)
  expect(await lines()).toEqual([
    'warning 10:26 blueprint/idle-parameter',
    'error 10:43 blueprint/family-item',
    'error 16:24 blueprint/excluded-item',
  ])
  breakBank(root, {
    name: 'level',
    file: 'items/queue-size/item.mdx',
    change: { from: 'level: ', to: 'level: 9' },
  })
  breakBank(root, {
    name: 'level',
    file: 'items/safe-retry/item.mdx',
    change: { from: 'level: ', to: 'level: 9' },
  })
  expect(await lines()).toEqual([])
})

test('a live item needs five wrong submissions', async () => {
  const folder = 'items/largest-gap/submissions'
  const row = /  - \{ file: run_time_error.*\n/.exec(
    readFileSync(join(root, folder, 'submissions.yaml'), 'utf8'),
  )
  const change = { from: row?.[0] ?? '', to: '' }
  breakBank(root, { name: 'row', file: `${folder}/submissions.yaml`, change })
  breakBank(root, { name: 'file', file: `${folder}/run_time_error/empty.js`, change: { delete: true } })
  const { diagnostics } = await checkBank(root)
  expect(diagnostics.map(({ code, range }) => `${range.start.line} ${code}`)).toEqual([
    '7 submissions/few-wrong',
  ])
})
