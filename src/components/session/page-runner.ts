import { createBrowserRunner, type Runner } from '#runner'

/** Where the runner's parts lie; the build names them by their content. */
export interface RunnerAssets {
  readonly bootHash: string
  readonly worker: string
  readonly wasm: string
}

/** Longest wait for one part, in milliseconds. */
const fetchLimitMs = 30_000

/**
 * The runner of this page. Its parts are fetched at once, so that code can run without the network later.
 *
 * @param assets Where they lie.
 * @throws Error where a part does not arrive
 */
export async function createPageRunner({ bootHash, worker, wasm }: RunnerAssets): Promise<Runner> {
  const [text, engine] = await Promise.all([
    fetchWithin(worker).then((response) => response.text()),
    fetchWithin(wasm).then(async (response) => new Uint8Array(await response.arrayBuffer())),
  ])
  return createBrowserRunner({
    bootHash,
    worker: () => Promise.resolve(text),
    engine: () => Promise.resolve(engine),
  })
}

async function fetchWithin(url: string): Promise<Response> {
  const response = await fetch(url, { signal: AbortSignal.timeout(fetchLimitMs) })
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return response
}
