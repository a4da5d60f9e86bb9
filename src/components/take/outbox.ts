/** What became of a file on its way. */
export type Sending =
  | { readonly state: 'sending' | 'waiting' | 'taken' }
  /** It would not be taken at another try either; the reason is empty where none was given. */
  | { readonly state: 'refused'; readonly reason: string }

const FIRST_WAIT_MS = 2000
const LONGEST_WAIT_MS = 120_000
const SEND_LIMIT_MS = 30_000
const MOST_REASON = 200

/**
 * Sends a sealed result, or a stamp, until somebody takes it: after each failure it waits, twice as long as before, up to two
 * minutes. Sending it twice is the same as once.
 *
 * @param file gives its text at each try
 * @param tell hears what becomes of it
 */
export async function sendUntilTaken(
  endpoint: string,
  file: () => string,
  tell: (sending: Sending) => void,
  signal: AbortSignal,
  wait: (ms: number, signal: AbortSignal) => Promise<void> = waitFor,
): Promise<void> {
  for (let pause = FIRST_WAIT_MS; !signal.aborted; pause = Math.min(LONGEST_WAIT_MS, pause * 2)) {
    tell({ state: 'sending' })
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: file(),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      // a page that it is sent on to takes nothing, and would say 200
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(SEND_LIMIT_MS)]),
    }).catch(() => undefined)
    if (signal.aborted) return
    if (response?.ok) return tell({ state: 'taken' })
    // what is wrong with the file stays wrong; too many at once, or a server in trouble, does not
    if (
      response &&
      response.status >= 400 &&
      response.status < 500 &&
      ![408, 429].includes(response.status)
    ) {
      return tell({ state: 'refused', reason: await reasonOf(response) })
    }
    tell({ state: 'waiting' })
    await wait(pause, signal)
  }
}

/** What a server says in words; the page of an error, as proxies have them, says nothing to a candidate. */
async function reasonOf(response: Response): Promise<string> {
  if (!response.headers.get('content-type')?.startsWith('text/plain')) return ''
  return (await response.text().catch(() => '')).slice(0, MOST_REASON).trim()
}

function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms)
    // a connection that comes back is worth a try at once
    addEventListener('online', done, { once: true, signal })
    signal.addEventListener('abort', done, { once: true })
    function done(): void {
      clearTimeout(timer)
      resolve()
    }
  })
}
