import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readPools } from './read-pools.ts'

let cwd: string
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'assay-pool-'))
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

const item = { id: 'one', n: 500, model: '2pl', a: 1.2, b: 0.5, se: { a: 0.12, b: 0.2 } }

function calibration(...items: readonly object[]): string {
  const latent = [{ group: 'all', mean: 0, sd: 1 }]
  const fit = { logLikelihood: -1, iterations: 9, converged: true, n: 500, prior: 'none' }
  const data = { sha256: '0'.repeat(64) }
  return JSON.stringify(
    { version: 1, model: '2pl', points: 61, ...fit, items, latent, data, engine: 'x' },
    null,
    1,
  )
}

function read(...texts: readonly string[]) {
  const files = texts.map((text, i) => {
    writeFileSync(join(cwd, `pool-${i}.json`), text)
    return `pool-${i}.json`
  })
  return readPools(files, cwd)
}

const told = (...texts: readonly string[]) =>
  read(...texts).diagnostics.map(
    ({ file, range: { start }, message }) => `${file}:${start.line}:${start.column} ${message}`,
  )

test('items are read with their errors as uncertainty; without errors they are known', () => {
  const { items, diagnostics } = read(
    calibration(
      item,
      { ...item, id: 'two', se: { a: 0, b: 0 } },
      { id: 'three', n: 5, model: 'grm', a: 2, b: [-1, 1], se: { a: 0.2, b: [0.3, 0.4] } },
      { ...item, id: 'four', model: '3pl', c: 0.2, se: { a: 0, b: 0, c: 0.1 } },
      { ...item, id: 'five', model: 'rasch', a: 1, se: { a: 0, b: 0 } },
      { ...item, id: 'six', model: '3pl', d: 0.9, se: { a: 0, b: 0 } },
    ),
  )
  expect(diagnostics).toEqual([])
  expect(items.map(({ id, max, parameters }) => [id, max, parameters])).toEqual([
    ['one', 1, { model: '2pl', a: 1.2, b: 0.5, c: 0, d: 1, uncertainty: { lnA: 0.12 / 1.2, b: 0.2 } }],
    ['two', 1, { model: '2pl', a: 1.2, b: 0.5, c: 0, d: 1 }],
    [
      'three',
      2,
      { model: 'grm', a: 2, b: [-1, 1], uncertainty: { lnA: 0.1, b: expect.closeTo(Math.sqrt(0.125), 12) } },
    ],
    ['four', 1, { model: '3pl', a: 1.2, b: 0.5, c: 0.2, d: 1 }],
    ['five', 1, { model: '1pl', a: 1, b: 0.5, c: 0, d: 1 }],
    ['six', 1, { model: '4pl', a: 1.2, b: 0.5, c: 0, d: 0.9 }],
  ])
})

test('several files are one pool, whose ids differ', () => {
  expect(read(calibration(item), calibration({ ...item, id: 'two' })).items).toHaveLength(2)
  expect(told(calibration(item), calibration(item))).toEqual([
    'pool-1.json:12:10 Unexpected second item `one`; the first is in pool-0.json',
  ])
})

test('every fault is told with file, line and column', () => {
  expect(
    told(
      calibration({ ...item, a: -1 }),
      calibration({ id: 'g', n: 1, model: 'grm', a: 1, b: [1, 1], se: { a: 0, b: [0, 0] } }),
      calibration({ ...item, id: 'c', model: '3pl', c: 1 }),
      calibration({ ...item, id: 'd', d: 1.5 }),
      calibration(),
      calibration({ id: 'p', n: 1, model: 'gpcm', a: 1, b: [1, 0], se: { a: 0, b: [0, 0, 0] } }),
    ),
  ).toMatchInlineSnapshot(`
    [
      "pool-0.json:15:9 Unexpected \`-1\` at \`items[0].a\`, expected more than 0",
      "pool-1.json:16:9 Unexpected threshold 1 after 1, expected thresholds in rising order",
      "pool-2.json:21:9 Unexpected \`c\` 1, expected less than 1",
      "pool-3.json:21:9 Unexpected \`d\` 1.5, expected at most 1",
      "pool-4.json:10:11 Missing items: the list is empty",
      "pool-5.json:20:10 Unexpected 3 errors of \`b\`, expected 2, one each",
    ]
  `)
})

test('a file that is no JSON, no calibration, or not there is told, too', () => {
  expect(told('{"version": 1,,}', 'id,a,b\n1,1,0\n', '{"version": 1, "items": [')).toMatchInlineSnapshot(`
    [
      "pool-0.json:1:15 Unexpected JSON: Expected double-quoted property name",
      "pool-1.json:1:1 Unexpected \`id,a,b 1,1,0\`, expected keys with values",
      "pool-2.json:1:26 Unexpected JSON: Unexpected end of JSON input",
    ]
  `)
  expect(readPools(['nowhere.json', '.'], cwd).diagnostics.map(({ message }) => message)).toEqual([
    'Missing file',
    'Unexpected folder, expected a calibration file',
  ])
})
