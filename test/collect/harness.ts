import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { registryText, type RegistryForm } from '#results'
import type { SealedResult } from '#schemas/sealed-result'
import type { Stamp } from '#schemas/stamp'
import { startAssay, type Started } from '../release/assay.ts'

/** A result as it looks from outside: nobody but the organisation could tell that it opens to nothing. */
export function sealedResult(change: Partial<SealedResult> = {}, boxBytes = 3000): SealedResult {
  return {
    version: 1,
    kind: 'assay-sealed-result',
    attempt: randomUUID(),
    form: 'f'.repeat(64),
    enc: randomBytes(32).toString('base64url'),
    box: randomBytes(boxBytes).toString('base64url'),
    ...change,
  }
}

/** The text of such a file, as a page sends it. */
export const fileOf = (change: Partial<SealedResult> = {}, boxBytes?: number): string =>
  `${JSON.stringify(sealedResult(change, boxBytes))}\n`

/** What the page of a form with a witness tells. */
export const stampOf = (change: Partial<Stamp> = {}): Stamp => ({
  version: 1,
  kind: 'assay-stamp',
  attempt: randomUUID(),
  form: 'f'.repeat(64),
  moment: 'start',
  head: randomBytes(32).toString('hex'),
  ...change,
})

export interface Collecting extends Started {
  /** address without a slash at the end */
  readonly origin: string
}

/** A folder, and collectors that keep their results in it. */
export interface Place {
  readonly root: string
  /** folder of the results */
  readonly out: string
  readonly start: (...more: readonly string[]) => Promise<Collecting>
  /** Names of all results, in order. @throws where the name of one is not that of its bytes */
  readonly results: () => Promise<readonly string[]>
  readonly close: () => Promise<void>
}

export async function openPlace(): Promise<Place> {
  const root = await mkdtemp(join(tmpdir(), 'assay-collect-'))
  const out = join(root, 'results')
  const running: Collecting[] = []
  return {
    root,
    out,
    start: async (...more) => {
      const started = startAssay(root, 'collect', '--out', 'results', '--port', '0', ...more)
      const said = await started.until(/kept in .*\n/)
      const collecting = { ...started, origin: /http:\/\/[^/]+/.exec(said)?.[0] ?? '' }
      running.push(collecting)
      return collecting
    },
    results: async () => {
      const names = (await readdir(out))
        .filter((name) => !name.startsWith('.') && name !== 'stamps.jsonl')
        .toSorted()
      for (const name of names) {
        const bytes = await readFile(join(out, name))
        const { attempt } = JSON.parse(bytes.toString('utf8')) as SealedResult
        const expected = `${attempt}.${createHash('sha256').update(bytes).digest('hex')}.json`
        if (name !== expected) throw new Error(`${name} holds what belongs to ${expected}`)
      }
      return names
    },
    close: async () => {
      for (const { kill, ended } of running) {
        kill('SIGKILL')
        await ended
      }
      await rm(root, { recursive: true, force: true })
    },
  }
}

export interface Posted {
  readonly status: number
  readonly words: string
  readonly headers: Headers
}

export async function post(
  url: string,
  body: BodyInit,
  headers: Readonly<Record<string, string>> = { 'content-type': 'application/json' },
): Promise<Posted> {
  const streamed = body instanceof ReadableStream ? { duplex: 'half' as const } : {}
  const response = await fetch(url, { method: 'POST', headers, body, ...streamed })
  return { status: response.status, words: await response.text(), headers: response.headers }
}

/** A connection on which anything can be said. */
export interface Line {
  readonly say: (text: string) => void
  /** all that was answered, once the server has closed it */
  readonly closed: Promise<string>
  /** Resolves with what was answered so far once it matches. */
  readonly until: (pattern: RegExp) => Promise<string>
}

export function openLine(origin: string): Line {
  const { hostname, port } = new URL(origin)
  const socket = connect(Number(port), hostname)
  let heard = ''
  socket.setEncoding('utf8').on('data', (text: string) => (heard += text))
  // A server that closes a connection while somebody writes to it resets it.
  socket.on('error', () => undefined)
  const closed = new Promise<string>((resolve) => socket.once('close', () => resolve(heard)))
  return {
    say: (text) => void socket.write(text),
    closed,
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => pattern.test(heard) && resolve(heard)
        socket.on('data', look)
        look()
        void closed.then(() => reject(new Error(`closed without ${pattern}: ${heard}`)))
      }),
  }
}

const blueprint = {
  version: 1,
  id: 'short',
  title: 'Short',
  description: 'Four problems.',
  use: 'graded',
  release: '1.0.0',
  locale: 'en',
  blocks: [
    {
      id: 'main',
      title: 'Main',
      ai: 'forbidden',
      prior: { mean: 0, sd: 1 },
      select: { selector: 'posterior-weighted-information' },
      stop: [{ rule: 'length', min: 4, max: 4 }],
    },
  ],
} as const

/** A registry with a form for each attempt. */
export async function writeRegistry(
  path: string,
  forms: readonly Pick<SealedResult, 'attempt' | 'form'>[],
): Promise<void> {
  const head = {
    kind: 'registry' as const,
    version: 1 as const,
    bank: 'small',
    release: { version: '1.0.0', hash: '0'.repeat(64) },
    test: blueprint,
    organisation: { name: 'Example Ltd', public: Buffer.alloc(32, 1).toString('base64') },
    contents: {},
  }
  const lines = forms.map(({ attempt, form }, at): Omit<RegistryForm, 'prev'> => ({
    kind: 'form',
    attempt,
    candidate: `candidate ${at}`,
    secret: 'A'.repeat(43),
    seed: '0'.repeat(32),
    form,
    items: ['one'],
    accommodations: { timeMultiplier: 1, plainEditor: false, signals: true },
  }))
  await writeFile(path, registryText([head, ...lines], ''))
}
