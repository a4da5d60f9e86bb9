import { spawn, type ChildProcess } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { RunResult } from '../../generators/variant/llm/run/run.ts'
import type { Settings } from '../../generators/variant/llm/run/settings.ts'

const script = fileURLToPath(new URL('run-child.ts', import.meta.url))

interface ChildOptions {
  readonly url: string
  readonly ledger: string
  readonly changed: Partial<Settings>
  /** The child kills itself after this line that it writes, counted from 1. */
  readonly line?: number
  readonly onStart?: (child: ChildProcess) => void
}

/** What a child left: its result, undefined where it was killed, and all that it wrote. */
export interface ChildEnd {
  readonly result: RunResult | undefined
  readonly written: string
}

/** Runs the made-up subject in a process of its own. */
export async function runInChild({
  url,
  ledger,
  changed,
  line = 0,
  onStart,
}: ChildOptions): Promise<ChildEnd> {
  const child = spawn(process.execPath, [script, url, ledger, JSON.stringify(changed), String(line)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onStart?.(child)
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    child.on('exit', (_, signal) => resolve(signal)),
  )
  const [out, err, signal] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  if (signal === null && out === '') throw new Error(`the child failed: ${err}`)
  const result = signal === null ? (JSON.parse(out) as RunResult) : undefined
  return { result, written: out + err }
}
