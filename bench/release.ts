/**
 * Releasing a bank of made-up items, and telling what changed in it: `node bench/release.ts [SIZE…]` (default 5000).
 *
 * Each line is the real command in a process of its own, with a cache that the line before has warmed, as an author has
 * it; "cold" is without. Proofs are written for the measurement, not made: what is measured is the release. Times depend on
 * the machine and on what else runs there.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readFolder, scanFolder } from '../generators/compile/folder.ts'
import { proofText } from '../generators/verify/proof-file.ts'
import { writeSyntheticBank } from './synthetic.ts'

const home = fileURLToPath(new URL('.cache/release', import.meta.url))
const cli = fileURLToPath(new URL('../generators/cli/assay.ts', import.meta.url))
const bank = join(home, 'bank')
/** Prints to standard error what the process has taken: CPU in milliseconds, memory in MiB. */
const usage = `data:text/javascript,${encodeURIComponent(`process.once('exit', () => {
  const { user, system } = process.cpuUsage()
  process.stderr.write('usage ' + (user + system) / 1000 + ' ' + process.resourceUsage().maxRSS / 1024)
})`)}`
const sizes = process.argv.slice(2).map(Number)

process.stdout.write('items  command                                     wall s   CPU s   MiB\n')
for (const size of sizes.length > 0 ? sizes : [5000]) {
  rmSync(home, { recursive: true, force: true })
  writeSyntheticBank(bank, size)
  prove()
  measure(size, 'release --dry-run, first, cold', ['release', 'bank', '--dry-run'])
  measure(size, 'release, first', ['release', 'bank'])
  measure(size, 'release, nothing changed', ['release', 'bank'])
  for (const n of [4, 5, 8]) edit(n)
  prove()
  measure(size, 'diff 0.1.0.., 3 items', ['diff', 'bank', '0.1.0..'])
  measure(size, 'release --dry-run, 3 items', ['release', 'bank', '--dry-run'])
  measure(size, 'release, 3 items', ['release', 'bank'])
  measure(size, 'diff 0.1.0..0.2.0', ['diff', 'bank', '0.1.0..0.2.0'])
  measure(size, 'release, nothing changed, 2 releases', ['release', 'bank'])
  rmSync(home, { recursive: true, force: true })
}

/** Writes a current proof for every item of the bank. */
function prove(): void {
  for (const id of readdirSync(join(bank, 'items'))) {
    const path = join(bank, 'items', id)
    const folder = `items/${id}`
    const { digest } = readFolder(scanFolder(path, folder), folder)
    const version = /^version: (.*)$/m.exec(readFileSync(join(path, 'item.mdx'), 'utf8'))?.[1] ?? ''
    const text = proofText({
      version: 1,
      item: id,
      itemVersion: version,
      digest,
      tool: 'bench',
      verdict: 'verified',
      reasons: [],
      executed: 1,
    })
    const file = join(path, 'proof.json')
    if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text)
  }
}

/** Another sentence in the stem, which is minor. */
function edit(n: number): void {
  const path = join(bank, 'items', `item-${String(n).padStart(5, '0')}`, 'item.mdx')
  const before = readFileSync(path, 'utf8')
  const after = before.replace('version: 1.0.0', 'version: 1.1.0').replace('keeps its', 'has kept all of its')
  if (after === before) throw new Error(`${path} has nothing to edit`)
  writeFileSync(path, after)
}

function measure(size: number, label: string, args: readonly string[]): void {
  const start = performance.now()
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', usage, cli, ...args], {
    cwd: home,
    encoding: 'utf8',
  })
  const wall = performance.now() - start
  if (status !== 0) throw new Error(`${label} ended with ${status}: ${stdout}${stderr}`)
  const [, cpu = 0, memory = 0] = (/usage (\S+) (\S+)/.exec(stderr) ?? []).map(Number)
  const columns = [
    String(size).padStart(5),
    ` ${label.padEnd(42)}`,
    (wall / 1000).toFixed(2).padStart(7),
    (cpu / 1000).toFixed(2).padStart(7),
    memory.toFixed(0).padStart(5),
  ]
  process.stdout.write(`${columns.join(' ')}\n`)
}
