/**
 * Compiling banks of made-up items, cold and warm, against @astrojs/mdx on the same texts, in one run.
 *
 * `node bench/compile.ts [SIZE…]` (default 100 1000 5000). Each line is a process of its own, so that memory is its
 * own, too. Times depend on the machine and on what else runs there: read the ratios.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeAstroProject } from './compile-astro.ts'
import { writeSyntheticBank } from './synthetic.ts'

interface Measured {
  readonly wallMs: number
  readonly cpuMs: number
  readonly memoryMiB: number
}

const home = fileURLToPath(new URL('.cache/compile', import.meta.url))
const sizes = process.argv.slice(2).map(Number)

process.stdout.write('items  run                 CPU s   wall s   MiB   CPU / astro   memory / astro\n')
for (const size of sizes.length > 0 ? sizes : [100, 1000, 5000]) {
  rmSync(home, { recursive: true, force: true })
  mkdirSync(home, { recursive: true })
  const [bank, cache, project] = [join(home, 'bank'), join(home, 'assay'), join(home, 'astro')]
  writeSyntheticBank(bank, size)
  writeAstroProject(project, bank)
  const peer = run('compile-astro.ts', project)
  print(size, '@astrojs/mdx build', peer, peer)
  for (const [name, label] of [
    ['check', 'check, cold'],
    ['check', 'check, warm'],
    ['compile', 'compile, checked'],
    ['compile', 'compile, warm'],
  ] as const) {
    print(size, label, run('compile-run.ts', name, bank, cache), peer)
  }
  rmSync(cache, { recursive: true, force: true })
  print(size, 'compile, cold', run('compile-run.ts', 'compile', bank, cache), peer)
  rmSync(home, { recursive: true, force: true })
}

function run(script: string, ...args: readonly string[]): Measured {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [fileURLToPath(new URL(script, import.meta.url)), ...args],
    { encoding: 'utf8', env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } },
  )
  const line = stdout.trim().split('\n').at(-1) ?? ''
  if (status !== 0) throw new Error(`${script} ended with ${status}: ${stderr.slice(-2000)}`)
  return JSON.parse(line) as Measured
}

function print(size: number, label: string, { cpuMs, wallMs, memoryMiB }: Measured, peer: Measured): void {
  const columns = [
    String(size).padStart(5),
    ` ${label.padEnd(18)}`,
    (cpuMs / 1000).toFixed(2).padStart(6),
    (wallMs / 1000).toFixed(2).padStart(8),
    memoryMiB.toFixed(0).padStart(5),
    (cpuMs / peer.cpuMs).toFixed(3).padStart(13),
    (memoryMiB / peer.memoryMiB).toFixed(2).padStart(16),
  ]
  process.stdout.write(`${columns.join(' ')}\n`)
}
