import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { hardStackBytes } from '../stack.ts'
import { unsigned } from './leb.ts'
import { callWeight, meter, meterExports } from './meter.ts'
import { concatBytes, readSections, sectionId } from './sections.ts'

const stackTop = 100_000
const i32 = 0x7f

/** A module by hand: a stack pointer at 100,000, one page of memory, a table, and functions of one i32 parameter. */
function handMade(bodies: Readonly<Record<string, readonly number[]>>): Uint8Array {
  const names = Object.keys(bodies)
  const section = (id: number, items: readonly (readonly number[])[]) => {
    const bytes = [...unsigned(items.length), ...items.flat()]
    return [id, ...unsigned(bytes.length), ...bytes]
  }
  const text = (name: string) => [name.length, ...new TextEncoder().encode(name)]
  return concatBytes([
    [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    section(1, [[0x60, 1, i32, 0]]),
    section(
      3,
      names.map(() => [0]),
    ),
    section(4, [[0x70, 0x00, names.length]]),
    section(5, [[0x00, 0x01]]),
    section(6, [[i32, 0x01, 0x41, 0xa0, 0x8d, 0x06, 0x0b]]),
    section(
      7,
      names.map((name, index) => [...text(name), 0x00, index]),
    ),
    section(9, [[0x00, 0x41, 0x00, 0x0b, names.length, ...names.map((_, index) => index)]]),
    section(
      10,
      names.map((name) => {
        const code = [0x00, ...(bodies[name] ?? []), 0x0b]
        return [...unsigned(code.length), ...code]
      }),
    ),
  ])
}

const oneLess = [0x20, 0x00, 0x41, 0x01, 0x6b]
const returnAtZero = [0x20, 0x00, 0x45, 0x04, 0x40, 0x0f, 0x0b]

const module = handMade({
  /** Counts n down to 0: n passes through the loop's header. */
  spin: [0x03, 0x40, ...oneLess, 0x22, 0x00, 0x0d, 0x00, 0x0b],
  /** Calls itself n times. */
  deep: [...returnAtZero, ...oneLess, 0x10, 0x01],
  /** Calls itself n times through the table. */
  indirect: [...returnAtZero, ...oneLess, 0x41, 0x02, 0x11, 0x00, 0x00],
  /** Fills n bytes. */
  fill: [0x41, 0x00, 0x41, 0x07, 0x20, 0x00, 0xfc, 0x0b, 0x00],
  /** Copies n bytes. */
  copy: [0x41, 0x00, 0x41, 0x08, 0x20, 0x00, 0xfc, 0x0a, 0x00, 0x00],
})

function instantiate(stackLimit = 50_000) {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(meter(module, { stackLimit })))
  const read = (name: keyof typeof meterExports) => (exports[name] as WebAssembly.Global<'i32'>).value
  const setFuel = (fuel: number) => {
    ;(exports['fuel'] as WebAssembly.Global<'i32'>).value = fuel
  }
  const call = (name: string, value: number) => (exports[name] as (value: number) => void)(value)
  return { read, setFuel, call }
}

describe('fuel', () => {
  test.each([1, 2, 1000])('a loop of %i passes costs as much', (passes) => {
    const { read, setFuel, call } = instantiate()
    setFuel(5000)
    call('spin', passes)
    expect(read('fuel')).toBe(5000 - passes)
  })

  test('the last unit may be used, one more pass traps', () => {
    const { read, setFuel, call } = instantiate()
    setFuel(10)
    call('spin', 10)
    expect(read('fuel')).toBe(0)
    setFuel(10)
    expect(() => call('spin', 11)).toThrow(WebAssembly.RuntimeError)
    expect(read('fuel')).toBe(-1)
  })

  test.each([
    ['fill', 63, 0],
    ['fill', 64, 1],
    ['copy', 6400, 100],
    ['copy', 0, 0],
  ])('%s of %i bytes costs %i', (name, bytes, cost) => {
    const { read, setFuel, call } = instantiate()
    setFuel(1000)
    call(name, bytes)
    expect(read('fuel')).toBe(1000 - cost)
  })

  test('a bulk operation that is too dear traps before it begins', () => {
    const { setFuel, call } = instantiate()
    setFuel(9)
    expect(() => call('fill', 640)).toThrow(WebAssembly.RuntimeError)
  })
})

describe('depth', () => {
  const weight = callWeight(1)

  test.each(['deep', 'indirect'])('%s: each open call lowers the stack pointer, which comes back', (name) => {
    const { read, call } = instantiate()
    call(name, 7)
    expect(read('lowest')).toBe(stackTop - 7 * weight)
    expect(read('stack')).toBe(stackTop)
  })

  test('the limit may be reached, one more call traps', () => {
    expect(() => instantiate(10 * weight).call('deep', 10)).not.toThrow()
    const { read, call } = instantiate(10 * weight)
    expect(() => call('deep', 11)).toThrow(WebAssembly.RuntimeError)
    expect(read('stack')).toBe(stackTop - 11 * weight)
  })

  test('weights keep the stack aligned to 16 bytes, on which compiled C relies', () => {
    for (let slots = 0; slots < 100; slots++) expect(callWeight(slots) % 16).toBe(0)
  })
})

describe('modules', () => {
  test('what is no module, or lacks a stack pointer, is refused', () => {
    expect(() => meter(new Uint8Array(8), { stackLimit: 1 })).toThrow('Unexpected first bytes')
    const bare = concatBytes([[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]])
    expect(() => meter(bare, { stackLimit: 1 })).toThrow()
    expect(() => readSections(concatBytes([bare, [1, 9]]))).toThrow('runs over the end')
  })

  test('without a limit of the stack no call is counted, and a pass through a loop costs what it is told', async () => {
    const free = meter(module, { loopFuel: 8 })
    const { exports } = (await WebAssembly.instantiate(free)).instance
    const fuel = exports[meterExports.fuel] as WebAssembly.Global<'i32'>
    const stack = exports[meterExports.stack] as WebAssembly.Global<'i32'>
    fuel.value = 1_000
    ;(exports['spin'] as (n: number) => void)(10)
    expect(fuel.value).toBe(1_000 - 8 * 10)
    ;(exports['deep'] as (n: number) => void)(10)
    expect(stack.value).toBe(stackTop)
    expect((exports[meterExports.lowest] as WebAssembly.Global<'i32'>).value).toBe(stackTop)
  })

  test('an unknown instruction is refused', () => {
    const withVector = handMade({ bad: [0xfd, 0x00, 0x0b] })
    expect(() => meter(withVector, { stackLimit: 1 })).toThrow('Unexpected WebAssembly instruction 0xfd')
  })

  test('custom sections are appended', () => {
    const sections = [{ name: 'note', bytes: Uint8Array.of(1, 2, 3) }]
    const metered = new WebAssembly.Module(meter(module, { stackLimit: 1, sections }))
    const [note] = WebAssembly.Module.customSections(metered, 'note')
    expect(new Uint8Array(note ?? new ArrayBuffer())).toEqual(Uint8Array.of(1, 2, 3))
  })
})

describe("QuickJS's module", () => {
  const path = fileURLToPath(import.meta.resolve('@jitl/quickjs-wasmfile-release-sync/wasm'))
  const metered = meter(readFileSync(path), { stackLimit: hardStackBytes })

  test('is valid after the rewrite and exports its meters', () => {
    expect(WebAssembly.validate(metered)).toBe(true)
    const names = WebAssembly.Module.exports(new WebAssembly.Module(metered)).map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(Object.values(meterExports)))
  })

  test('keeps every section but those that are rewritten', () => {
    const before = readSections(readFileSync(path))
    const after = readSections(metered)
    const rewritten: readonly number[] = [sectionId.global, sectionId.export, sectionId.code]
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
    for (const [index, { id, bytes }] of before.entries()) {
      if (!rewritten.includes(id)) expect(Buffer.from(after[index]?.bytes ?? []).equals(bytes)).toBe(true)
    }
  })

  test('is the module by which fuel was counted so far: another one changes what programs cost', () => {
    expect(createHash('sha256').update(metered).digest('hex')).toBe(
      '59b954a9a049c4d586f031072f8df89ac88185414b0580c521cdb03e26b67ad5',
    )
  })
})
