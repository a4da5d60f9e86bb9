import { afterAll, describe, expect, test } from 'vitest'
import { createGenerator } from '#adaptive'
import { defaultLimits, type Execution, type Program, type Space } from '#runner'
import type { Entry } from '../../bench/complexity/entry.ts'
import { seen } from '../../bench/complexity/space/seen.ts'
import { measured, readSpaces } from '../../src/runner/python/measure-space.ts'
import { fitSpace, stackNoise } from '../../src/runner/space/fit-space.ts'
import { createNodeRunner } from './node-runner.ts'

const runner = createNodeRunner({ jobs: 1 })
afterAll(() => runner.close())

const limits = { ...defaultLimits, watchdogMs: 120_000 }
const steps = 1_000_000

const listOf = (length: number) => Array.from({ length }, (_, index) => (index * 7919) % (length + 3))

async function counted(text: string, size: number): Promise<Execution> {
  const program: Program = { language: 'javascript', text, signature: { name: 'f' } }
  const [execution] = await runner.run(program, [{ id: 'one', input: [listOf(size)] }], limits, { steps })
  if (execution === undefined) throw new Error('Expected an execution')
  return execution
}

async function held(text: string, size: number): Promise<Space> {
  const { space, outcome } = await counted(text, size)
  if (space === undefined) throw new Error(`Expected space, found ${JSON.stringify(outcome)}`)
  return space
}

/** What 1,000 elements more are held for, in bytes of the heap and of the stack for each. */
async function perElement(text: string): Promise<readonly [heap: number, stack: number]> {
  const [few, many] = [await held(text, 100), await held(text, 900)]
  return [(many.heap - few.heap) / 800, (many.stack - few.stack) / 800]
}

describe('what a program holds beyond its input, in JavaScript', () => {
  test.each([
    ['goes through its input', 'const f = v => { let s = 0; for (const x of v) s += x; return s }'],
    ['gives its input back', 'const f = v => v.reverse()'],
    ['empties its input', 'const f = v => { while (v.length > 0) v.pop(); return v }'],
    ['drops what it makes', 'const f = v => { let s = 0; for (const x of v) s += [x, x].length; return s }'],
  ])('does not grow for one that %s', async (_, text) => {
    const [heap, stack] = await perElement(text)
    expect(Math.abs(heap)).toBeLessThan(0.1)
    expect(stack).toBe(0)
  })

  test('is what it makes, and what calls are open for', async () => {
    const [copied] = await perElement('const f = v => new Float64Array(v.length)')
    expect(copied).toBeCloseTo(8, 1)
    const deep = 'const f = (v, i = 0) => (i === v.length ? 0 : 1 + f(v, i + 1))'
    const [heap, stack] = await perElement(deep)
    expect(Math.abs(heap)).toBeLessThan(0.1)
    expect(stack).toBeGreaterThan(500)
  })

  test('lets go of what holds itself in cycles', async () => {
    const text = 'const f = v => { for (const x of v) { const a = { x }; a.a = a } return 0 }'
    const [few, many] = [await held(text, 1000), await held(text, 8000)]
    expect(Math.abs(many.heap - few.heap)).toBeLessThan(500)
    expect(many.heap).toBeLessThan(40_000)
  })

  test('is the same again to the byte, is nothing without steps, and keeps the depth', async () => {
    const text = 'const f = v => { const g = i => (i === 0 ? [] : [...g(i - 1), i]); return g(v.length) }'
    const [one, other] = [await counted(text, 60), await counted(text, 60)]
    expect(one).toEqual(other)
    expect(one.depth).toBeGreaterThan(0.05)
    const program: Program = { language: 'javascript', text, signature: { name: 'f' } }
    const [plain] = await runner.run(program, [{ id: 'one', input: [listOf(60)] }], limits)
    expect(plain?.space).toBeUndefined()
  })

  test('is measured while a promise settles, too', async () => {
    const [heap] = await perElement('const f = async v => (await Promise.all(v.map(async x => x))).length')
    expect(heap).toBeGreaterThan(50)
  })
})

describe('a sample of the bench', () => {
  const generator = createGenerator('space', 'sample')
  const lists = seen.filter(([, kind]) => kind === 'v')
  const sample: readonly Entry[] = Array.from(
    { length: 6 },
    () => lists[generator.below(lists.length)],
  ).flatMap((entry) => (entry ? [entry] : []))
  test.each(sample)('names no class but %s: %s, %s', { timeout: 60_000 }, async (name, _, body) => {
    const points = []
    for (let part = 0; part <= 20; part++) {
      const size = Math.round(8 * 2 ** (part / 2))
      const { outcome, space } = await counted(`const ${body}`, size)
      if (outcome.type !== 'returned' || space === undefined) break
      points.push({ size, ...space })
    }
    const found = fitSpace(points, stackNoise.javascript)
    expect([found?.class, found?.upTo]).toContain(name)
  })
})

describe('what a program holds beyond its input, in Python', () => {
  /** Of calls with lists of these sizes. */
  async function heldBy(text: string, sizes: readonly number[]): Promise<readonly Space[]> {
    const signature = { name: 'f', parameters: [{ type: 'int[]' }], returns: { type: 'int' } }
    const program = measured({ language: 'python', text, signature }, sizes.length)
    const one = { id: 'all', input: sizes.map(listOf) }
    const [execution] = await runner.run(program, [one], { ...limits, fuel: 1.2e9 })
    return readSpaces(execution?.outcome)
  }

  test('is told of each call by itself, whatever the others left', { timeout: 60_000 }, async () => {
    const text =
      'kept = []\ndef f(v):\n    kept.extend([x] for x in v)\n    print(len(kept))\n    return len(kept)'
    const [first, second, third] = await heldBy(text, [100, 900, 100])
    expect(((second?.heap ?? 0) - (first?.heap ?? 0)) / 800).toBeGreaterThan(30)
    expect(Math.abs((third?.heap ?? 0) - (first?.heap ?? 0))).toBeLessThan(50)
  })

  test('does not grow where only the input changes, and ends with a call that fails', async () => {
    const [few, many] = await heldBy('def f(v):\n    while v: v.pop()\n    return 0', [100, 900])
    expect(Math.abs((many?.heap ?? 0) - (few?.heap ?? 0))).toBeLessThan(50)
    expect(many?.stack).toBe(few?.stack)
    expect(await heldBy('def f(v):\n    return 1 // (20 - len(v))', [5, 10, 20, 40])).toHaveLength(2)
  })

  test('holds the frames of open calls, but those of generators only as the objects that they are', async () => {
    const deep = 'def f(v, i=0):\n    return 0 if i == len(v) else f(v, i + 1)'
    const [few, many] = await heldBy(deep, [100, 900])
    expect(((many?.stack ?? 0) - (few?.stack ?? 0)) / 800).toBeGreaterThan(50)
    const lazy = 'def f(v):\n    def g():\n        for x in v: yield x\n    return sum(g())'
    const [one, other] = await heldBy(lazy, [100, 900])
    expect(other?.stack).toBe(one?.stack)
  })

  test('is measured up to a depth, and no further', { timeout: 60_000 }, async () => {
    const text =
      'import sys\nsys.setrecursionlimit(9000)\ndef f(v, i=0):\n    return 0 if i == len(v) else f(v, i + 1)'
    const spaces = await heldBy(text, [500, 8000, 8000])
    expect(spaces).toHaveLength(1)
  })
})
