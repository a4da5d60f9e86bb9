/** An organisation with the bank `screen`, by its command line. */
import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const cli = fileURLToPath(new URL('../../generators/cli/assay.ts', import.meta.url))
const screen = fileURLToPath(new URL('../../content/banks/screen', import.meta.url))
const PASSPHRASE = ['--passphrase-file', 'passphrase'] as const

/** What `assay score --json` prints of a sealed result. */
export interface Scored {
  readonly candidate: string
  readonly status: string
  readonly reasons: readonly string[]
  readonly theta: number | null
  readonly scales: readonly { readonly policy: string; readonly theta: number }[]
  readonly items: readonly {
    readonly id: string
    readonly category?: number
    readonly max: number
    readonly provisional?: number
  }[]
}

export interface Organisation {
  readonly folder: string
  /** folder of the bank, released as 1.0.0 */
  readonly bank: string
  /** Seals a form for each candidate. @param people the CSV @param out folder of the site @returns links in their order */
  readonly seal: (order: {
    readonly site: string
    readonly out: string
    readonly people: string
    readonly endpoint?: string
    readonly hasWitness?: boolean
  }) => Promise<readonly string[]>
  /** @throws Error with what the command line says, where it cannot score */
  readonly score: (...files: readonly string[]) => Promise<readonly Scored[]>
  /** The same with what a witness was told. */
  readonly scoreWitnessed: (stamps: string, ...files: readonly string[]) => Promise<readonly Scored[]>
  /** Another command that reads results, with the registry and the keys. @returns what it says on standard error */
  readonly tell: (command: string, ...args: readonly string[]) => Promise<string>
  readonly close: () => Promise<void>
}

/** Makes the folder, releases the bank there, and makes keys. */
export async function openOrganisation(): Promise<Organisation> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-graded-'))
  const bank = join(folder, 'content/banks/screen')
  const assay = (...args: readonly string[]) =>
    run(process.execPath, [cli, ...args], { cwd: folder, maxBuffer: 1 << 28 }).catch(
      (error: { stdout: string; stderr: string }) => error,
    )
  // a slow machine is told how far it is, and a site that several organisations seal into that it is
  const quietly = async (...args: readonly string[]): Promise<string> => {
    const { stdout, stderr } = await assay(...args)
    if (/^assay \w+: (?!warning: )/m.test(stderr)) throw new Error(stderr)
    return stdout
  }
  await cp(screen, bank, {
    recursive: true,
    filter: (path) => !/\/(releases|changes|variants|bank\.lock\.yaml)(\/|$)/.test(path),
  })
  const file = join(bank, 'tests/screen.yaml')
  await writeFile(file, (await readFile(file, 'utf8')).replace(/^release: .*$/m, 'release: 1.0.0'))
  await writeFile(join(folder, 'passphrase'), 'an otter counts five lamps\n')
  await quietly('release', 'screen', '--version', '1.0.0')
  await quietly('keys', '--new', 'ours.json', '--name', 'Example Ltd', ...PASSPHRASE)
  const known = ['--registry', 'registry.jsonl', '--keys', 'ours.json'] as const
  const score = async (...args: readonly string[]) =>
    JSON.parse(await quietly('score', ...args, ...known, ...PASSPHRASE, '--json')) as readonly Scored[]
  return {
    folder,
    bank,
    seal: async ({ site, out, people, endpoint, hasWitness = false }) => {
      await writeFile(join(folder, 'people.csv'), people)
      const where = [
        '--candidates',
        'people.csv',
        '--site',
        site,
        '--out',
        out,
        '--links',
        'links.csv',
      ] as const
      const sent = endpoint === undefined ? [] : ['--endpoint', endpoint]
      await quietly('seal', 'screen', ...known, ...where, ...sent, ...(hasWitness ? ['--witness'] : []))
      const rows = (await readFile(join(folder, 'links.csv'), 'utf8')).trim().split('\n').slice(1)
      return rows.map((row) => row.split(',')[2] ?? '')
    },
    score,
    scoreWitnessed: (stamps, ...files) => score('--stamps', stamps, ...files),
    tell: async (command, ...args) => (await assay(command, ...args, ...known, ...PASSPHRASE)).stderr,
    close: () => rm(folder, { recursive: true }),
  }
}
