/**
 * Made-up banks from their check to their site, against @astrojs/mdx and Eleventy on the same texts, in one run.
 *
 *     npm install --prefix bench/peers && node bench/banks.ts [SIZE…]        (default 200 1000)
 *
 * Each line is a process of its own, so that its memory is its own, too. A slope is that of the logarithms from the size
 * before: 1 is linear. Times depend on the machine and on what else runs there: read ratios and slopes.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hasEleventy, writeEleventyProject } from './build-eleventy.ts'
import { writeAstroProject } from './compile-astro.ts'
import { writeSyntheticProofs } from './synthetic-proofs.ts'
import { writeSyntheticBank } from './synthetic.ts'
import type { Usage } from './usage.ts'

const home = fileURLToPath(new URL('.cache/banks', import.meta.url))
const root = fileURLToPath(new URL('..', import.meta.url))
const cli = join(root, 'generators/cli/assay.ts')
const sizes = process.argv.slice(2).map(Number)
const before = new Map<string, { readonly size: number; readonly usage: Usage }>()

if (!hasEleventy)
  process.stdout.write('Eleventy is not installed (npm install --prefix bench/peers): left out.\n')
process.stdout.write(
  'items  run                     CPU s   wall s   MiB   CPU / astro   memory / astro   slope CPU   slope memory\n',
)
for (const size of sizes.length > 0 ? sizes : [200, 1000]) await measureSize(size)

async function measureSize(size: number): Promise<void> {
  rmSync(home, { recursive: true, force: true })
  mkdirSync(home, { recursive: true })
  // Results are kept beside the nearest package: here, so that they go with the bank.
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n')
  const [bank, astro, eleventy] = [join(home, 'bank'), join(home, 'astro'), join(home, 'eleventy')]
  writeSyntheticBank(bank, size)
  writeAstroProject(astro, bank)
  const peer = run('compile-astro.ts', [astro])
  print(size, '@astrojs/mdx, build', peer, peer)
  rmSync(astro, { recursive: true, force: true })
  if (hasEleventy) {
    writeEleventyProject(eleventy, bank)
    print(size, 'Eleventy, build', run('build-eleventy.ts', [eleventy]), peer)
    rmSync(eleventy, { recursive: true, force: true })
  }
  const assay = (label: string, ...args: readonly string[]) => print(size, label, run(cli, args), peer)
  assay('check, cold', 'check', 'bank')
  assay('check, warm', 'check', 'bank')
  await writeSyntheticProofs(bank)
  rmSync(join(home, '.cache'), { recursive: true, force: true })
  for (const label of ['verify, proofs current', 'verify, again'])
    print(size, label, run(cli, ['verify', '--bank', 'bank'], /^(?!.*by its proof).*verified \(/m), peer)
  assay('release', 'release', 'bank')
  const test = join(bank, 'tests/practice.yaml')
  writeFileSync(test, readFileSync(test, 'utf8').replace('0.0.0-dev', '0.1.0'))
  assay('release, nothing new', 'release', 'bank', '--dry-run')
  assay('build, from a release', 'build', '--bank', 'bank', '--out', 'site')
  rmSync(home, { recursive: true, force: true })
}

/**
 * @param script of this folder, or an absolute path
 * @param unwanted in what it says: it would not be what is measured
 * @throws Error where it does not end well
 */
function run(script: string, args: readonly string[], unwanted?: RegExp): Usage {
  const usage = join(home, 'usage.json')
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [
      '--import',
      new URL('usage.ts', import.meta.url).href,
      script.startsWith('/') ? script : fileURLToPath(new URL(script, import.meta.url)),
      ...args,
    ],
    {
      cwd: home,
      encoding: 'utf8',
      maxBuffer: 1 << 30,
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ASSAY_BENCH_USAGE: usage },
    },
  )
  if (status !== 0)
    throw new Error(`${script} ${args.join(' ')} ended with ${status}: ${(stdout + stderr).slice(-2000)}`)
  const [said] = unwanted?.exec(stdout) ?? []
  if (said !== undefined) throw new Error(`${args.join(' ')} said ${said}`)
  return JSON.parse(readFileSync(usage, 'utf8')) as Usage
}

function print(size: number, label: string, usage: Usage, peer: Usage): void {
  const { cpuMs, wallMs, memoryMiB } = usage
  const earlier = before.get(label)
  before.set(label, { size, usage })
  const slope = (part: (usage: Usage) => number): string =>
    earlier === undefined
      ? '–'
      : (Math.log(part(usage) / part(earlier.usage)) / Math.log(size / earlier.size)).toFixed(2)
  const columns = [
    String(size).padStart(5),
    ` ${label.padEnd(23)}`,
    (cpuMs / 1000).toFixed(2).padStart(6),
    (wallMs / 1000).toFixed(2).padStart(8),
    memoryMiB.toFixed(0).padStart(5),
    (cpuMs / peer.cpuMs).toFixed(3).padStart(13),
    (memoryMiB / peer.memoryMiB).toFixed(2).padStart(16),
    slope((one) => one.cpuMs).padStart(11),
    slope((one) => one.memoryMiB).padStart(14),
  ]
  process.stdout.write(`${columns.join(' ')}\n`)
}
