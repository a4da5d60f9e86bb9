/** Whatever is done to a bank, the preview shows what another one shows that never saw it before. */
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { copyBank, removeBank } from '../../test/check/sample.ts'
import { createPreview, type Preview } from './preview.ts'

const kept = ['queue-size', 'largest-gap', 'hours-of-a-shop', 'next-bus']
const stem = 'items/queue-size/item.mdx'
const blueprint = 'tests/practice.yaml'

let root: string
let looks: number
let preview: Preview
beforeEach(() => {
  root = copyBank()
  looks = 0
  for (const name of readdirSync(join(root, 'items')))
    if (!kept.includes(name)) rmSync(join(root, 'items', name), { recursive: true })
  preview = open()
})
afterEach(() => {
  preview.close()
  removeBank(root)
})

/** A preview with a cache of its own. */
function open(): Preview {
  looks += 1
  const cacheDir = join(root, '..', `cache-${looks}`)
  const opened = createPreview({ banks: [root], cacheDir, report: () => undefined, cwd: root })
  opened.start(() => undefined)
  return opened
}

/** All that a preview shows, to candidates and to authors. */
async function shownBy(one: Preview) {
  const { releases } = await one.content()
  const { banks, rows } = one.index()
  return {
    releases: releases.map(({ hash, index, indexText, shards, offers }) => ({
      hash,
      index,
      indexText,
      offers,
      shards: [...shards],
    })),
    banks,
    rows,
    items: await Promise.all(rows.map(({ name }) => one.item('bank', name))),
    hasPython: await one.hasPython(),
  }
}

async function shownAnew() {
  const fresh = open()
  try {
    return await shownBy(fresh)
  } finally {
    fresh.close()
  }
}

/** @returns what both show, once the preview has seen all changes */
async function showsTheSame() {
  const wanted = await shownAnew()
  await expect.poll(() => shownBy(preview)).toEqual(wanted)
  return wanted
}

function edit(file: string, from: string | RegExp, to: string): void {
  const path = join(root, file)
  const text = readFileSync(path, 'utf8')
  if (text.search(from) === -1) throw new Error(`${file} has no ${String(from)}`)
  writeFileSync(path, text.replace(from, to))
}

test('after an edit of words, facts, cases and the name of an item', async () => {
  const before = await showsTheSame()
  edit(stem, /^title: .*$/m, 'title: Another size')
  const titled = await showsTheSame()
  expect(titled.releases[0]?.hash).not.toBe(before.releases[0]?.hash)
  edit(stem, 'Ten jobs', 'Some ten jobs')
  edit('items/largest-gap/item.mdx', /^level: .*$/m, 'level: 3')
  await showsTheSame()
  edit(stem, 'Some ten jobs', 'Ten jobs')
  edit(stem, 'title: Another size', 'title: Size of a queue')
  edit('items/largest-gap/item.mdx', /^level: .*$/m, 'level: 2')
  expect(await showsTheSame()).toEqual(before)
  renameSync(join(root, 'items/queue-size'), join(root, 'items/queue-length'))
  edit('items/queue-length/item.mdx', 'id: queue-size', 'id: queue-length')
  expect((await showsTheSame()).rows.map(({ name }) => name)).toContain('queue-length')
})

test('after items came, went and came back as others', async () => {
  await showsTheSame()
  cpSync(join(root, 'items/queue-size'), join(root, 'items/queue-width'), { recursive: true })
  // Both have one id.
  expect((await showsTheSame()).rows.find(({ name }) => name === 'queue-width')?.errors).toBe(1)
  edit('items/queue-width/item.mdx', 'id: queue-size', 'id: queue-width')
  expect((await showsTheSame()).releases[0]?.index.items).toHaveLength(kept.length + 1)
  rmSync(join(root, 'items/queue-size'), { recursive: true })
  expect((await showsTheSame()).releases[0]?.index.items).toHaveLength(kept.length)
  renameSync(join(root, 'items/queue-width'), join(root, 'items/queue-size'))
  edit(stem, 'id: queue-width', 'id: queue-size')
  await showsTheSame()
})

test('after an edit of a test, of the bank and of its skills', async () => {
  await showsTheSame()
  edit(blueprint, 'max: 4 }\n    stop', 'max: 3 }\n    stop')
  expect((await showsTheSame()).releases[0]?.index.tests[0]?.blocks[0]?.quotas).toEqual([
    { skill: 'reading', min: 1, max: 3 },
  ])
  edit(blueprint, 'skill: reading', 'skill: raeding')
  expect((await showsTheSame()).banks[0]?.sources.map(({ file }) => file)).toEqual([blueprint])
  edit(blueprint, 'skill: raeding', 'skill: reading')
  edit('bank.yaml', /^title: .*$/m, 'title: Another bank')
  expect((await showsTheSame()).releases[0]?.index.title).toBe('Another bank')
  edit('taxonomy.yaml', 'title: Tracing', 'title: Following')
  await showsTheSame()
  rmSync(join(root, blueprint))
  expect((await showsTheSame()).releases[0]?.index.tests).toEqual([])
})

test('an item that takes the last one of a test away is told of with the test', async () => {
  edit(blueprint, 'min: 1, max: 4 }', 'min: 2, max: 4 }')
  edit('items/largest-gap/item.mdx', /^skills: .*$/m, 'skills: [reading.tracing]')
  expect((await showsTheSame()).banks[0]?.sources).toEqual([])
  edit(stem, /^status: .*$/m, 'status: draft')
  expect((await showsTheSame()).banks[0]?.sources.map(({ file }) => file)).toEqual([blueprint])
  edit(stem, /^status: .*$/m, 'status: live')
  expect((await showsTheSame()).banks[0]?.sources).toEqual([])
})

test('a calibration that comes, changes and goes changes the parameters', async () => {
  const before = await showsTheSame()
  mkdirSync(join(root, 'calibration'))
  const calibrate = (b: number) =>
    writeFileSync(
      join(root, 'calibration/main.json'),
      JSON.stringify({
        version: 1,
        model: '2pl',
        points: 61,
        logLikelihood: -1,
        iterations: 9,
        converged: true,
        n: 500,
        prior: 'none',
        latent: [{ group: 'all', mean: 0, sd: 1 }],
        data: { sha256: '0'.repeat(64) },
        engine: 'x',
        items: [{ id: 'queue-size', model: '2pl', n: 500, a: 1, b, se: { a: 0.1, b: 0.1 } }],
      }),
    )
  const difficulty = ({ releases }: typeof before) =>
    releases[0]?.index.items.find(({ id }) => id === 'queue-size')?.parameters.b
  calibrate(0.25)
  const first = await showsTheSame()
  calibrate(0.75)
  const second = await showsTheSame()
  expect([difficulty(first), difficulty(second)]).toEqual([0.25, 0.75])
  rmSync(join(root, 'calibration'), { recursive: true })
  expect(await showsTheSame()).toEqual(before)
})

test('a broken item stays as it was, beside others that move on, until it is mended', async () => {
  const before = await showsTheSame()
  const stayed = () => preview.item('bank', 'queue-size')
  const whole = await stayed()
  edit(stem, 'kind: short', 'kind: shrot')
  edit('items/largest-gap/item.mdx', /^title: .*$/m, 'title: Widest gap')
  const anew = await shownAnew()
  await expect
    .poll(() => preview.item('bank', 'largest-gap'))
    .toEqual(anew.items.find((item) => item?.row.name === 'largest-gap'))
  await expect.poll(async () => (await stayed())?.isCurrent).toBe(false)
  expect((await stayed())?.content).toEqual(whole?.content)
  const entryOf = ({ releases }: typeof before, wanted: string) =>
    releases[0]?.index.items.find(({ id }) => id === wanted)
  const now = await shownBy(preview)
  expect(entryOf(now, 'largest-gap')?.title).toBe('Widest gap')
  expect(entryOf(now, 'queue-size')?.hash).toBe(entryOf(before, 'queue-size')?.hash)
  edit(stem, 'kind: shrot', 'kind: short')
  edit(stem, 'a worker takes it', 'somebody takes it')
  const mended = await showsTheSame()
  expect(entryOf(mended, 'queue-size')?.hash).not.toBe(entryOf(before, 'queue-size')?.hash)
})
