import { spawn } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('../../generators/cli/assay.ts', import.meta.url))

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Started {
  /** Resolves with the text so far once it matches; rejects when the process ends before. */
  readonly until: (pattern: RegExp) => Promise<string>
  readonly kill: (signal: NodeJS.Signals) => void
  readonly ended: Promise<Ended>
}

/** What a person's shell gives a program; the test runner's own variables would change what Vite and Astro do. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^(VITE|VITEST|NODE_ENV|TEST|DEV|PROD|MODE|SSR|BASE_URL)/.test(name),
  ),
)

/** Starts the real command line in a folder. */
export function startAssay(cwd: string, ...args: readonly string[]): Started {
  const child = spawn(process.execPath, [cli, ...args], {
    cwd,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // A test that fails leaves no process behind.
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  child.once('exit', () => process.off('exit', end))
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
  return {
    ended,
    kill: (signal) => void child.kill(signal),
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => pattern.test(stdout) && resolve(stdout)
        child.stdout.on('data', look)
        look()
        ended.then(() => reject(new Error(`ended without ${pattern}:\n${stdout}${stderr}`)), reject)
      }),
  }
}

/** Runs the real command line to its end. */
export function runAssay(cwd: string, ...args: readonly string[]): Promise<Ended> {
  return startAssay(cwd, ...args).ended
}

/** A copy of a fixture bank in a folder of its own, so that no test changes another's. */
export async function copyBank(fixture: string): Promise<CopiedBank> {
  const root = await mkdtemp(join(tmpdir(), 'assay-bank-'))
  const dir = join(root, 'bank')
  await cp(fixture, dir, { recursive: true })
  return {
    root,
    dir,
    edit: async (path, from, to) => {
      const before = await readFile(join(dir, path), 'utf8')
      const after = before.replace(from, to)
      if (after === before) throw new Error(`${path} has no ${String(from)}`)
      await writeFile(join(dir, path), after)
    },
    remove: () => rm(root, { recursive: true, force: true }),
  }
}

export interface CopiedBank {
  /** Folder that holds the bank alone. */
  readonly root: string
  readonly dir: string
  /** Replaces text in a file of the bank; fails where there is nothing to replace. */
  readonly edit: (path: string, from: string | RegExp, to: string) => Promise<void>
  readonly remove: () => Promise<void>
}

export const postBank = fileURLToPath(new URL('./fixtures/post', import.meta.url))
export const vaultBank = fileURLToPath(new URL('../leak/fixtures/vault', import.meta.url))
