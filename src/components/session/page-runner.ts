import { createBrowserRunner, defaultLimits, type Program, type Runner } from '#runner'
import { PythonMissingError } from '../../session/python-missing.ts'

/** Where the runner's parts lie; the build names them by their content. */
export interface RunnerAssets {
  readonly bootHash: string
  readonly worker: string
  readonly wasm: string
  /** Engine for SQL, fetched when a query is to run */
  readonly sql: string
  /** Where the site has items in Python */
  readonly python?: string
  /** The worker that counts steps too */
  readonly stepsWorker: string
}

/** Longest wait for one part, in milliseconds. */
const fetchLimitMs = 30_000
/** Longest wait for the engine for Python, which takes some megabytes, in milliseconds. */
const pythonLimitMs = 300_000

/** Runs once before anybody waits: the first run of a fresh engine takes several times as long as the next. */
const warmUp: Program = {
  language: 'typescript',
  text: 'export function warmUp(): number[] { return [1, 2].map((n: number) => n + 1) }',
  signature: { name: 'warmUp' },
}

/**
 * The runner of this page, which has run once. Its parts are fetched at once, so that code can run without the network
 * later.
 *
 * @param assets Where they lie.
 * @param onPython Hears how many bytes of the engine for Python have come so far.
 * @throws Error where a part does not arrive
 * @throws RunnerUnavailableError where this browser cannot run programs
 */
export async function createPageRunner(
  { bootHash, worker, wasm, stepsWorker, sql, python }: RunnerAssets,
  onPython: (bytes: number) => void = () => undefined,
): Promise<Runner> {
  const [text, engine] = await Promise.all([
    fetchWithin(worker).then((response) => response.text()),
    fetchWithin(wasm).then(async (response) => new Uint8Array(await response.arrayBuffer())),
  ])
  const runner = createBrowserRunner({
    bootHash,
    worker: () => Promise.resolve(text),
    stepsWorker: () => fetchWithin(stepsWorker).then((response) => response.text()),
    engine: () => Promise.resolve(engine),
    sql: async () => new Uint8Array(await (await fetchWithin(sql)).arrayBuffer()),
    ...(python === undefined
      ? {}
      : {
          python: () =>
            fetchWithin(python, pythonLimitMs)
              .then((response) => bytesOf(response, onPython))
              .catch((error: unknown) => {
                throw new PythonMissingError('Python did not arrive', { cause: error })
              }),
        }),
  })
  await runner.run(warmUp, [{ id: 'warm-up', input: [] }], defaultLimits)
  return runner
}

async function fetchWithin(url: string, limitMs = fetchLimitMs): Promise<Response> {
  const response = await fetch(url, { signal: AbortSignal.timeout(limitMs) })
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return response
}

/** Reads a body, and tells with each part how much has come. */
async function bytesOf(
  response: Response,
  onBytes: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  let length = 0
  const reader = response.body?.getReader()
  for (let next = await reader?.read(); next?.value !== undefined; next = await reader?.read()) {
    parts.push(next.value)
    length += next.value.length
    onBytes(length)
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
