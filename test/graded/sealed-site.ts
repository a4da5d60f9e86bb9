import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { PracticeItem } from '#schemas/public-item'
import { findGradedTest, type GradedEntry } from '../../generators/seal/graded-test.ts'

const run = promisify(execFile)
const cli = fileURLToPath(new URL('../../generators/cli/assay.ts', import.meta.url))
const screen = fileURLToPath(new URL('../../content/banks/screen', import.meta.url))
const TEST = 'screen'

/** A graded test in the folder of a served site, sealed as an organisation does. */
export interface SealedSite {
  /** folder of the organisation: keys, registry, links and the released bank */
  readonly folder: string
  readonly bankDir: string
  /** per candidate, in the order of the list */
  readonly links: readonly string[]
  readonly entries: readonly GradedEntry[]
  /** with their keys, as nobody has them who sits the test */
  readonly items: ReadonlyMap<string, PracticeItem>
  /** The command line in the folder; one that ends with a code does not throw. */
  readonly assay: (
    ...args: readonly string[]
  ) => Promise<{ readonly stdout: string; readonly stderr: string; readonly code?: number }>
  readonly close: () => Promise<void>
}

/** By which options results are scored. */
export const SCORING = [
  '--registry',
  'registry.jsonl',
  '--keys',
  'ours.json',
  '--passphrase-file',
  'passphrase',
]

/**
 * Releases the bank `screen` apart, and seals its test.
 *
 * @param site its address
 * @param out the folder that is served
 * @param people the list of candidates
 * @throws Error with what the command line says, where it refuses
 */
export async function sealOnto(site: string, out: string, people: string): Promise<SealedSite> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-graded-'))
  const bankDir = join(folder, 'content/banks/screen')
  const assay: SealedSite['assay'] = (...args) =>
    run(process.execPath, [cli, ...args], { cwd: folder, maxBuffer: 1 << 28 }).catch(
      (error: { stdout: string; stderr: string; code: number }) => error,
    )
  await cp(screen, bankDir, {
    recursive: true,
    filter: (path) => !/\/(releases|changes|variants|bank\.lock\.yaml)(\/|$)/.test(path),
  })
  const file = join(bankDir, `tests/${TEST}.yaml`)
  await writeFile(file, (await readFile(file, 'utf8')).replace(/^release: .*$/m, 'release: 1.0.0'))
  await writeFile(join(folder, 'passphrase'), 'an otter counts five lamps\n')
  await writeFile(join(folder, 'people.csv'), people)
  const keys = ['keys', '--new', 'ours.json', '--name', 'Example Ltd', '--passphrase-file', 'passphrase']
  const sealing = ['--keys', 'ours.json', '--candidates', 'people.csv', '--site', site, '--out', out]
  const files = ['--registry', 'registry.jsonl', '--links', 'links.csv']
  for (const args of [['release', TEST, '--version', '1.0.0'], keys, ['seal', TEST, ...sealing, ...files]]) {
    const { stderr, code } = await assay(...args)
    if (code !== undefined) throw new Error(stderr)
  }
  const rows = (await readFile(join(folder, 'links.csv'), 'utf8')).trim().split('\n').slice(1)
  const found = await findGradedTest(bankDir, TEST)
  if (!found.ok) throw new Error(found.message)
  const entries = found.test.items
  return {
    folder,
    bankDir,
    links: rows.map((row) => row.split(',')[2] ?? ''),
    entries,
    items: new Map(entries.map((entry) => [entry.facts.id, wholeItem(entry)])),
    assay,
    close: () => rm(folder, { recursive: true }),
  }
}

function wholeItem({ item, sealed: { key, submissions } }: GradedEntry): PracticeItem {
  const languages = { ts: 'typescript', js: 'javascript', py: 'python', sql: 'sql' } as const
  const solutions = submissions
    .filter(({ file }) => /^accepted\/[^/]+$/.test(file))
    .map(({ file, text }) => ({
      language: languages[file.split('.').at(-1) as keyof typeof languages],
      text,
    }))
  return {
    ...item,
    grading: { key, hints: [], explanation: '', solutions },
  } as unknown as PracticeItem
}
