import { stripTypeScriptTypes } from 'node:module'
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { VariantRecord } from '#schemas/variant'
import { runAssay } from '../release/assay.ts'

const core = fileURLToPath(new URL('../../content/banks/core', import.meta.url))
const bill = 'a-bill-nobody-understands'
const rooms = 'a-room-for-every-group'
const crates = 'crates-on-the-shelf'

let root: string
const place = (item: string, ...path: readonly string[]) => join(root, 'bank/items', item, ...path)
const generate = (item: string, ...args: readonly string[]) =>
  runAssay(root, 'generate', place(item), ...args)

/** Three items of `core` whose variants all have the words of the item. */
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'assay-planted-'))
  for (const name of ['bank.yaml', 'taxonomy.yaml', ...[bill, rooms, crates].map((item) => `items/${item}`)])
    await cp(join(core, name), join(root, 'bank', name), {
      recursive: true,
      filter: (path) => !path.endsWith('variants'),
    })
  for (const item of [bill, rooms, crates]) {
    const model = await readFile(place(item, 'model.yaml'), 'utf8')
    await writeFile(place(item, 'model.yaml'), model.replace(/^stories:\n(  .*\n)+/m, ''))
  }
  expect((await runAssay(root, 'verify', '--bank', 'bank')).code).toBe(0)
})
afterAll(() => rm(root, { recursive: true, force: true }))

async function drawn(item: string, count: number): Promise<readonly VariantRecord[]> {
  const { code, stdout, stderr } = await generate(item, '--count', String(count), '--seed', '1')
  expect(stdout + stderr).toContain(`${count} of ${count} admitted`)
  expect(code).toBe(0)
  const names = await readdir(place(item, 'variants'))
  const texts = await Promise.all(names.map((name) => readFile(place(item, 'variants', name), 'utf8')))
  return texts.map((text) => JSON.parse(text) as VariantRecord)
}

/** What a function of a program returns: run as Node runs it, not by the runner of Assay. */
async function call(program: string, name: string, input: readonly unknown[]): Promise<unknown> {
  const text = stripTypeScriptTypes(`${program}\n// ${Math.random()}`)
  const module = (await import(`data:text/javascript,${encodeURIComponent(text)}`)) as Record<
    string,
    (...values: readonly unknown[]) => unknown
  >
  return module[name]?.(...input)
}

/** A program with the faults of a record, the last first, so that places stay as they are. */
function faulty(right: string, { faults = {} }: VariantRecord): string {
  return Object.values(faults)
    .toSorted((left, other) => other.at - left.at)
    .reduce((text, { at, right: old, wrong }) => {
      expect(text.slice(at, at + old.length)).toBe(old)
      return text.slice(0, at) + wrong + text.slice(at + old.length)
    }, right)
}

interface Ride {
  readonly minutes: number
  readonly parked: number
  readonly night: boolean
}

/** By the sentences of the stem. */
function rightBill(
  rides: readonly Ride[],
  hasPass: boolean,
  { begin, long }: { readonly begin: number; readonly long: number },
): number {
  const tenths = rides.map(({ minutes, parked, night }) => {
    const riding = minutes - parked
    const cents = 5 * parked + (riding > long ? 20 * long + (riding - long) * 10 : riding * 20)
    return night ? cents + Math.trunc(cents * 0.1 + 1e-9) : cents
  })
  const beginnings = begin * (hasPass ? Math.max(0, rides.length - 2) : rides.length)
  const all = tenths.reduce((sum, one) => sum + one, beginnings)
  return hasPass && all > 2500 ? 2500 : all
}

/** Card, minute, and whether a child takes the trip. */
type Trip = readonly [string, number, boolean]

/** The rules of what-a-card-pays, day by day and card by card: what each trip takes. */
function faresBy(
  { full = 0, quiet = 0, window = 0, most = 0 }: Readonly<Record<string, number>>,
  trips: readonly Trip[],
): readonly number[] {
  const taken = trips.map(() => 0)
  for (const own of new Set(trips.map(([card]) => card))) {
    const places = [...trips.keys()].filter((at) => trips[at]?.[0] === own)
    const inTime = places.toSorted((left, right) => (trips[left]?.[1] ?? 0) - (trips[right]?.[1] ?? 0))
    let last = -Infinity
    let since = 0
    for (const at of inTime) {
      const [, minute = 0, child = false] = trips[at] ?? []
      if (minute <= last + window && since < 2) {
        since += 1
        continue
      }
      const price = (minute < 420 || minute > 1139 ? quiet : full) * (child ? 0.5 : 1)
      const before = taken.reduce((sum, cents, other) => sum + (places.includes(other) ? cents : 0), 0)
      taken[at] = before + price > most ? most - before : price
      last = minute
      since = 0
    }
  }
  return taken
}

describe('variants with other faults', () => {
  it('are projects whose cases are right, and fail where the fault shows', async () => {
    const own = await readFile(place(bill, 'submissions/accepted/as-agreed/src/prices.ts'), 'utf8')
    for (const record of await drawn(bill, 4)) {
      const values = record.values as { readonly begin: number; readonly long: number }
      const right = own
        .replace('BEGINNING = 100', `BEGINNING = ${values.begin}`)
        .replace('LONG = 45', `LONG = ${values.long}`)
      const program = faulty(right, record)
      const { input, gives, wants } = record.faults?.['slip'] ?? {}
      const [rides, hasPass] = input as [readonly Ride[], boolean]
      expect([gives, wants]).toEqual([
        await call(program, 'priceOfDay', [rides, hasPass]),
        rightBill(rides, hasPass, values),
      ])
      expect(gives).not.toEqual(wants)
      const verdicts: boolean[] = []
      for (const { input: one, expected } of record.cases ?? []) {
        const asked = [one['rides'] as readonly Ride[], one['hasPass'] as boolean] as const
        expect(expected).toBe(rightBill(...asked, values))
        verdicts.push((await call(program, 'priceOfDay', asked)) === expected)
      }
      // The cases of the item: one quoted and five hidden that fail, two seen and six hidden that pass.
      expect(verdicts).toEqual([false, true, true, ...Array(5).fill(false), ...Array(6).fill(true)])
    }
  })

  it('are reviews of which each line that is a defect is told by what it does', async () => {
    const own = await readFile(place(rooms, 'code/plan-rooms.ts'), 'utf8')
    for (const record of await drawn(rooms, 3)) {
      const { cleaning, longest } = record.values ?? {}
      const right = own
        .replace('CLEANING = 15', `CLEANING = ${String(cleaning)}`)
        .replace('LONGEST = 240', `LONGEST = ${String(longest)}`)
        .replace('seats <= (rooms', 'seats < (rooms')
        .replace('minutes - CLEANING', 'minutes + CLEANING')
      const program = faulty(right, record)
      const lines = Object.values(record.faults ?? {}).map(({ at }) => right.slice(0, at).split('\n').length)
      expect(new Set(lines).size).toBe(2)
      for (const { input = [], gives, wants } of Object.values(record.faults ?? {})) {
        expect(JSON.stringify(await call(program, 'planRooms', input))).toBe(JSON.stringify(gives))
        expect(JSON.stringify(await call(right, 'planRooms', input))).toBe(JSON.stringify(wants))
        expect(gives).not.toEqual(wants)
      }
    }
  })

  it('are reviews of Python whose rules say what is right', async () => {
    const folder = join(core, 'items/what-a-card-pays/variants')
    const names = await readdir(folder)
    expect(names.length).toBeGreaterThanOrEqual(6)
    const records = await Promise.all(
      names.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as VariantRecord),
    )
    expect(new Set(records.map(({ story }) => story)).size).toBeGreaterThan(1)
    for (const { values = {}, faults = {} } of records) {
      const rules = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]))
      for (const { input = [], gives, wants } of Object.values(faults)) {
        const trips = (input[0] as readonly object[]).map((trip) => Object.values(trip) as unknown as Trip)
        expect(wants).toEqual(faresBy(rules, trips))
        expect(gives).not.toEqual(wants)
      }
    }
  })

  it('are programs to be traced whose key is what they print', async () => {
    const own = await readFile(place(crates, 'program.ts'), 'utf8')
    for (const record of await drawn(crates, 4)) {
      const { weights, limit } = record.values ?? {}
      const right = own
        .replace(/crates = \[.*\]/, `crates = [${(weights as readonly number[]).join(', ')}]`)
        .replace('weight >= 6', `weight >= ${String(limit)}`)
        .replace('shelf.length > 3', 'shelf.length >= 3')
      const printed = (text: string) =>
        call(
          `export function run() { const lines = []; const console = { log: (line) => lines.push(String(line)) };\n${text}\nreturn lines }`,
          'run',
          [],
        )
      const [values, meant] = ['all-right', 'as-it-was-meant'].map(
        (name) => record.responses?.find((one) => one.name === name)?.values,
      )
      expect(Object.values(values ?? {})).toEqual(await printed(faulty(right, record)))
      expect(Object.values(meant ?? {})).toEqual(await printed(right))
    }
  })

  it('are not drawn where the model says what is not so of its own fault', async () => {
    const file = place(bill, 'model.yaml')
    const text = await readFile(file, 'utf8')
    await writeFile(file, text.replace('gives: 60', 'gives: 61'))
    const edits = ['item.mdx', 'submissions/wrong_answer/replaces-the-number/src/bill.ts'] as const
    await writeFile(
      place(bill, edits[0]),
      (await readFile(place(bill, edits[0]), 'utf8')).replace('gives 60.', 'gives 61.'),
    )
    for (const name of ['replaces-the-number', 'mends-it-the-wrong-way']) {
      const path = place(bill, 'submissions/wrong_answer', name, 'src/bill.ts')
      await writeFile(path, (await readFile(path, 'utf8')).replace(/\b60\b/, '61'))
    }
    await runAssay(root, 'verify', place(bill))
    const { code, stdout } = await generate(bill, '--count', '1', '--out', 'elsewhere')
    expect(code).toBe(1)
    expect(stdout).toContain(
      'refused by draw: for the input of slip 60 is returned, not 61 as the model says',
    )
  })
})
