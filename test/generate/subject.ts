/** A made-up subject, and a model that writes for it: what is accepted, repaired and refused follows from hashes. */
import { createHash } from 'node:crypto'
import { setImmediate as soon } from 'node:timers/promises'
import { openApi } from '../../generators/variant/llm/api/client.ts'
import type { TimeLimits } from '../../generators/variant/llm/api/watchdog.ts'
import { openLedger } from '../../generators/variant/llm/ledger/open-ledger.ts'
import { runModel, type RunResult } from '../../generators/variant/llm/run/run.ts'
import { usualSettings, type Settings, type Subject } from '../../generators/variant/llm/run/settings.ts'
import type { Model } from '../../generators/variant/llm/read-model.ts'
import type { Body, Said } from './server/state.ts'

export const KEY = 'sk-marked-key-0123456789'

export const model: Model = {
  name: 'model-a',
  dated: '2026-01-01',
  price: { input: 2, cacheWrite: 2.5, cacheRead: 0.2, output: 10 },
  batchFactor: 0.5,
  maxOutputTokens: 4000,
  promptUpTo: 100_000,
}

export const settings: Settings = {
  ...usualSettings,
  parent: 'sum-pairs@1.2.0',
  seed: 'seed-1',
  model,
  axes: {
    setting: Array.from({ length: 500 }, (_, at) => `place ${at}`),
    trap: ['empty list', 'ties', 'one entry'],
  },
  count: 2,
  most: 400,
  cap: 100_000_000_000,
  maxTokens: 1000,
  batchMs: 60_000,
}

const writer = 'You write variants of a problem. Answer with JSON.'
const solver = 'You solve a problem. Answer with code.'
const thirdSolver = 'You solve a problem, sentence by sentence. Answer with code.'

export const subject: Subject = {
  promptVersion: '3',
  write: (axes) => ({
    shared: writer,
    turns: [{ role: 'user', text: `Write about ${JSON.stringify(axes)}.` }],
  }),
  repair: (counterexample) => `That is wrong: ${counterexample}. Write it anew.`,
  solve: (statement) => ({ shared: solver, turns: [{ role: 'user', text: statement }] }),
  third: (statement) => ({ shared: thirdSolver, turns: [{ role: 'user', text: statement }] }),
  read: async (text) => {
    await soon()
    const statement = statementOf(text)
    return statement === undefined
      ? { kind: 'refused', gate: 'shape', counterexample: 'no JSON with a statement' }
      : { kind: 'read', statement }
  },
  judge: async ({ text, solution, third }) => {
    await soon()
    const sha256 = hash(`${text}\n${solution}\n${third}`)
    const lot = Number.parseInt(sha256.slice(0, 2), 16)
    if (lot < 70) return { kind: 'refused', gate: 'differential', counterexample: `f(${lot}) differs` }
    if (lot < 90) return { kind: 'refused', gate: 'novelty' }
    return { kind: 'accepted', id: `variant-${sha256.slice(0, 8)}`, sha256 }
  },
}

/** The model's answer to a prompt: the same for the same prompt. */
export function answer({ system, messages }: Body): Said {
  const asked = hash(messages.map(({ content }) => content).join('\n'))
  const asker = system[0]?.text
  if (asker === solver || asker === thirdSolver)
    return { text: `return ${hash(`${asker}\n${asked}`).slice(0, 12)}` }
  return { text: JSON.stringify({ statement: `Problem ${asked.slice(0, 12)}: count the bees.` }) }
}

function statementOf(text: string): string | undefined {
  try {
    const { statement } = JSON.parse(text) as { readonly statement?: unknown }
    return typeof statement === 'string' ? statement : undefined
  } catch {
    return undefined
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

const patient: TimeLimits = { idleMs: 10_000, totalMs: 30_000 }

interface RunOptions {
  readonly url: string
  readonly ledger: string
  readonly changed?: Partial<Settings>
  readonly signal?: AbortSignal
  /** Long enough for a machine that is busy; short where a server is to stand still. */
  readonly limits?: TimeLimits
  /** Called after each line of the ledger. */
  readonly onEntry?: () => void
}

/** Runs the made-up subject against a server, without waiting between tries. */
export async function run({
  url,
  ledger: path,
  changed,
  signal,
  limits,
  onEntry,
}: RunOptions): Promise<RunResult> {
  const stopping = signal ?? new AbortController().signal
  const api = openApi({ apiKey: KEY, baseUrl: url, limits: limits ?? patient, signal: stopping })
  const ledger = openLedger(path, () => new Date())
  try {
    return await runModel({ ...settings, ...changed }, subject, {
      api,
      signal: stopping,
      sleep: () => soon(),
      ledger: {
        ...ledger,
        append: (entry) => {
          ledger.append(entry)
          onEntry?.()
        },
      },
    })
  } finally {
    ledger.close()
  }
}
