import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { defaultLimits, type Case, type Program } from '#runner'
import { createNodeRunner } from './node-runner.ts'

const runner = createNodeRunner({ jobs: 1 })
afterAll(() => runner.close())

const program = (text: string): Program => ({ language: 'typescript', text, signature: { name: 'solve' } })
const one: readonly Case[] = [{ id: 'one', input: [20, 22] }]
const sum = program('export const solve = (a: number, b: number): number => a + b')
const endless = program('export function solve() { for (;;); }')

describe('the Node host', () => {
  test('runs a function on each case', async () => {
    const executions = await runner.run(sum, [...one, { id: 'two', input: [1, 2] }], defaultLimits)
    expect(executions.map(({ outcome }) => outcome)).toEqual([
      { type: 'returned', value: 42 },
      { type: 'returned', value: 3 },
    ])
  })

  test('runs a script to the end of its timers, for what it prints', async () => {
    const text =
      'setTimeout(() => console.log("late"))\nPromise.resolve().then(() => console.log("soon"))\nconsole.log("now")'
    const [execution] = await runner.run(
      { language: 'javascript', text },
      [{ id: 'a', input: [] }],
      defaultLimits,
    )
    expect(execution?.outcome).toEqual({ type: 'returned', value: { $: 'undefined' } })
    expect(execution?.console).toBe('now\nsoon\nlate\n')
  })

  test('JavaScript is not read as TypeScript', async () => {
    const text = 'const two = (...all) => all\nexport const solve = (a, b) => two(a < b, b > (a))'
    const [inJavaScript] = await runner.run({ ...program(text), language: 'javascript' }, one, defaultLimits)
    expect(inJavaScript?.outcome).toEqual({ type: 'returned', value: [true, true] })
    const typed = {
      ...program('export const solve = (a: number): number => a'),
      language: 'javascript' as const,
    }
    const [refused] = await runner.run(typed, one, defaultLimits)
    expect(refused?.outcome).toMatchObject({ type: 'compile_error', line: 1 })
  })

  test('a realm remembers nothing of the case before', async () => {
    const counter = program(
      'let n = 0\nglobalThis.seen ??= 0\nexport const solve = () => [++n, ++globalThis.seen]',
    )
    const executions = await runner.run(counter, [one, one].flat(), defaultLimits)
    expect(executions.map(({ outcome }) => outcome)).toEqual([
      { type: 'returned', value: [1, 1] },
      { type: 'returned', value: [1, 1] },
    ])
    expect(executions[0]?.fuel).toBe(executions[1]?.fuel)
  })

  test('the watchdog kills a child, and the next run is right', async () => {
    const [stopped] = await runner.run(endless, one, { ...defaultLimits, watchdogMs: 60 })
    expect(stopped?.outcome).toMatchObject({ type: 'stopped', reason: 'watchdog' })
    const [next] = await runner.run(sum, one, defaultLimits)
    expect(next?.outcome).toEqual({ type: 'returned', value: 42 })
  })

  test('a run can be stopped', async () => {
    const abort = new AbortController()
    setTimeout(() => abort.abort(), 30)
    const [stopped] = await runner.run(endless, one, defaultLimits, { signal: abort.signal })
    expect(stopped?.outcome).toMatchObject({ type: 'stopped', reason: 'aborted' })
  })

  test('runs wait for each other, and each has its own answers', async () => {
    const programs = [1, 2, 3].map((n) => program(`export const solve = () => ${n}`))
    const all = await Promise.all(programs.map((each) => runner.run(each, one, defaultLimits)))
    expect(all.map(([execution]) => execution?.outcome)).toEqual(
      [1, 2, 3].map((value) => ({ type: 'returned', value })),
    )
  })

  test('takes a whole number of jobs', () => {
    expect(() => createNodeRunner({ jobs: 0 })).toThrow('Unexpected jobs 0')
  })
})

test.runIf(process.platform === 'linux')(
  'a child stays below 256 MiB with the memory of a program full',
  async () => {
    const bomb = program(
      'export function solve() { const a = []; for (;;) a.push(new Array(10000).fill(0)) }',
    )
    const [execution] = await runner.run(bomb, one, defaultLimits)
    expect(execution?.outcome).toEqual({ type: 'memory_limit' })
    const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ')
    const peaks = children.map(
      (pid) => /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1],
    )
    expect(Math.max(...peaks.map(Number))).toBeLessThan(256 * 1024)
  },
)
