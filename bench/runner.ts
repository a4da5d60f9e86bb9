/**
 * The runner's speed: `node bench/runner.ts`. Everything is measured in one process run, and ratios count: what
 * metering costs, how much work a unit of fuel is, and how long the first and the later runs take in both hosts.
 */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { createEngine, defaultLimits, preludeSection, type Case, type Program } from '#runner'
import { createNodeRunner } from '../generators/sandbox/index.ts'
import { loadEngine } from '../generators/sandbox/cache.ts'
import { openRunnerPage } from '../test/runner/runner-page.ts'

const rounds = 5

/** Programs that stress different parts of the engine; each is a script that keeps it busy for some 100 ms. */
const workloads: Readonly<Record<string, string>> = {
  loop: 'var s = 0; for (var i = 0; i < 6e6; i++) s += i & 7',
  calls: 'function f(n) { return n < 2 ? n : f(n - 1) + f(n - 2) } f(25)',
  objects: 'var o = {}; for (var i = 0; i < 3e5; i++) (o["k" + (i % 100)] ||= []).push({ i })',
  sort: 'var s = 1, a = []; for (var i = 0; i < 1e5; i++) a.push(s = s * 48271 % 2147483647); a.sort((x, y) => x - y)',
  text: 'var t = ""; for (var i = 0; i < 3e5; i++) t += i; t.split("7").join("8").length',
  json: 'var a = []; for (var i = 0; i < 2e4; i++) a.push({ i, t: ["a", "b"] }); for (var k = 0; k < 4; k++) JSON.parse(JSON.stringify(a))',
  pattern:
    'var n = 0; for (var i = 0; i < 400; i++) n += "x12-y345 ".repeat(50).match(/([a-z])(\\d+)/g).length',
}

await compareWithUnmetered()
await timeHosts()

async function compareWithUnmetered(): Promise<void> {
  const metered = await loadEngine()
  const [plain, counted] = [await createEngine(await withoutMeters(metered)), await createEngine(metered)]
  console.log('metered against unmetered, in Node (median of the ratios of %d rounds)', rounds)
  console.log('program     ratio   fuel of it   million units/s')
  for (const [name, text] of Object.entries(workloads)) {
    const ratios: number[] = []
    let [fuel, best] = [0, Infinity]
    for (let round = 0; round <= rounds; round++) {
      const base = (await timeScript(plain, text)).ms
      const { ms, instance } = await timeScript(counted, text)
      if (round === 0) continue
      ratios.push(ms / base)
      best = Math.min(best, ms)
      fuel = 2 ** 31 - 1 - instance.read('fuel')
    }
    const rate = (fuel / best / 1000).toFixed(0)
    console.log(
      `${name.padEnd(10)} ${median(ratios).toFixed(2).padStart(6)} ${String(fuel).padStart(12)} ${rate.padStart(17)}`,
    )
  }
}

async function timeScript(engine: Awaited<ReturnType<typeof createEngine>>, text: string) {
  const { instance } = await engine.open(256, () => undefined)
  // processor time of this thread: the machine may be busy with something else
  const started = process.threadCpuUsage()
  const { isThrown } = await instance.evaluate(text, 'bench')
  const ms = process.threadCpuUsage(started).user / 1000
  if (isThrown) throw new Error(`The workload failed: ${text}`)
  return { ms, instance }
}

/** QuickJS's module as it is installed, with the same script in it that prepares a realm. */
async function withoutMeters(metered: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const plain = await readFile(fileURLToPath(import.meta.resolve('@jitl/quickjs-wasmfile-release-sync/wasm')))
  const [prelude] = WebAssembly.Module.customSections(await WebAssembly.compile(metered), preludeSection)
  const name = new TextEncoder().encode(preludeSection)
  const body = Buffer.concat([Uint8Array.of(name.length), name, new Uint8Array(prelude ?? new ArrayBuffer())])
  const length = [(body.length & 127) | 128, ((body.length >> 7) & 127) | 128, body.length >> 14]
  return new Uint8Array(Buffer.concat([plain, Uint8Array.of(0, ...length), body]))
}

async function timeHosts(): Promise<void> {
  const program: Program = {
    language: 'typescript',
    text: 'export const solve = (a: number, b: number): number => a + b',
    signature: { name: 'solve' },
  }
  const cases: Case[] = Array.from({ length: 100 }, (_, index) => ({ id: String(index), input: [index, 1] }))
  const node = createNodeRunner({ jobs: 1 })
  const page = await openRunnerPage({ isReady: false })
  console.log('\nhost       start + first run   respawn + run    one run    case in a run of 100 (ms)')
  for (const [name, run, end] of [
    ['Node', node.run, node.close],
    ['Chromium', page.run, page.close],
  ] as const) {
    const first = await timed(() => run(program, cases.slice(0, 1), defaultLimits))
    const hang = { ...program, text: 'export function solve() { for (;;); }' }
    await run(hang, cases.slice(0, 1), { ...defaultLimits, watchdogMs: 50 })
    const respawn = await timed(() => run(program, cases.slice(0, 1), defaultLimits))
    const single: number[] = []
    for (let round = 0; round < 20; round++)
      single.push(await timed(() => run(program, cases.slice(0, 1), defaultLimits)))
    const many = (await timed(() => run(program, cases, defaultLimits))) / cases.length
    const cells = [first, respawn, median(single), many].map((ms) => ms.toFixed(1).padStart(15))
    console.log(`${name.padEnd(10)} ${cells.join(' ')}`)
    await end()
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
}
