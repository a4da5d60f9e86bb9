import { spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { copyBank, postBank, runAssay, type CopiedBank } from '../release/assay.ts'
import { startMessagesServer, type MessagesServer, type ServerOptions } from './server/messages-server.ts'
import { KEY } from './subject.ts'
import { write } from './writer.ts'

const script = fileURLToPath(new URL('written-child.ts', import.meta.url))

const cli = fileURLToPath(new URL('../../generators/cli/assay.ts', import.meta.url))

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

interface CallOptions {
  readonly root: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly onStart?: (child: ChildProcess) => void
  /** Files that it writes can be so large and no larger, as if the disk were full. */
  readonly fileKiB?: number
}

/** Runs `assay generate late-parcels --llm` with a judge for tests, in the folder of a bank. */
export async function generate({ args, ...options }: CallOptions): Promise<Ended> {
  return await call({ ...options, args: ['generate', 'bank/items/late-parcels', '--llm', ...args] })
}

/** Judges a proposal of a ledger once more, by the judge for tests. */
export async function replay(root: string, named: string, ...args: readonly string[]): Promise<Ended> {
  return await call({ root, args: ['generate', 'bank/items/late-parcels', '--replay', named, ...args] })
}

/** The same for `assay review --again`. */
export async function reviewAgain(root: string, ...variants: readonly string[]): Promise<Ended> {
  return await call({ root, args: ['review', ...variants, '--bank', 'bank'] })
}

/** Runs the real command line, with its own gates and a key. */
export async function callAssay(root: string, ...args: readonly string[]): Promise<Ended> {
  return await call({ root, args }, cli)
}

async function call({ root, args, env, onStart, fileKiB }: CallOptions, program = script): Promise<Ended> {
  const { ANTHROPIC_API_KEY: _, ...others } = process.env
  const own = [process.execPath, program, ...args]
  const [name = '', ...rest] =
    fileKiB === undefined
      ? own
      : ['bash', '-c', `trap '' XFSZ; ulimit -f ${fileKiB}; exec "$@"`, 'bash', ...own]
  const child = spawn(name, rest, {
    cwd: root,
    env: { ...others, ANTHROPIC_API_KEY: KEY, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onStart?.(child)
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { code, stdout, stderr }
}

/** A server whose model writes about late parcels, which goes with the test. */
export async function serveWriter(options: Partial<ServerOptions> = {}): Promise<MessagesServer> {
  const server = await startMessagesServer({ answer: write, ...options })
  onTestFinished(() => server.close())
  return server
}

/** A copy of a proven bank, which goes with the test. @param from folder with `bank` in it */
export async function copyOf(from: string): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'assay-written-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  await cp(join(from, 'bank'), join(root, 'bank'), { recursive: true })
  return root
}

export function variantsIn(root: string): string {
  return join(root, 'bank/items/late-parcels/variants')
}

/** Seeds of all variants that have a record. */
export async function seedsIn(root: string): Promise<readonly string[]> {
  return (await readdir(variantsIn(root)).catch(() => []))
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
}

export const usual = ({ url }: MessagesServer) => ['--base-url', url, '--budget', '5']
export const begin = (server: MessagesServer) => [...usual(server), '--ledger', 'run.jsonl']
export const goOn = (server: MessagesServer) => [...usual(server), '--resume', 'run.jsonl']

/** A bank whose item late-parcels is proven, for all tests of a file; to be called outside of them. */
export function withProvenBank(): Pick<CopiedBank, 'root'> {
  let bank: CopiedBank | undefined
  beforeAll(async () => {
    bank = await provenBank()
  })
  afterAll(() => bank?.remove())
  return {
    get root() {
      if (!bank) throw new Error('the bank is there for tests alone')
      return bank.root
    },
  }
}

export async function provenBank(): Promise<CopiedBank> {
  const bank = await copyBank(postBank)
  const { code, stdout, stderr } = await runAssay(bank.root, 'verify', 'bank/items/late-parcels')
  if (code !== 0) throw new Error(stdout + stderr)
  return bank
}

/** Hash over all files of variants and their paths. */
export async function hashOfVariants(root: string): Promise<string> {
  const hash = createHash('sha256')
  for (const path of await filesBelow(variantsIn(root)))
    hash.update(`${path}\n`).update(await readFile(join(variantsIn(root), path)))
  return hash.digest('hex')
}

/** Paths of all files, hidden ones as well. */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort()
}
