import { startService } from './service.ts'

/** Whether this page works without a network from now on, or never will. */
type OfflineState = 'unsupported' | 'ready'

let settled: Promise<OfflineState> | undefined
let isReady = false

/** @returns whether it is known that this page works without a network */
export function worksOffline(): boolean {
  return isReady
}

/** Finds out whether this page works without a network, once the service worker has started; never rejects. */
export function watchOffline(): Promise<OfflineState> {
  settled ??= find().then((found) => {
    isReady = found === 'ready'
    return found
  })
  return settled
}

/**
 * Waits until this page works without a network, or until it is known that it will not.
 *
 * @param limitMs longest wait, in milliseconds
 */
export async function whenOffline(limitMs: number): Promise<void> {
  const limit = new Promise((resolve) => {
    setTimeout(resolve, limitMs)
  })
  await Promise.race([watchOffline(), limit])
}

async function find(): Promise<OfflineState> {
  const registration = await startService()
  const worker = registration?.active ?? registration?.waiting ?? registration?.installing
  if (!worker) return 'unsupported'
  try {
    if (!(await isInUse(worker))) return 'unsupported'
    await whenControlled(worker)
    return (await holdsThisPage()) ? 'ready' : 'unsupported'
  } catch {
    return 'unsupported'
  }
}

/** Resolves when the worker is active, or cannot become so, as where its files do not fit on the disk. */
function isInUse(worker: ServiceWorker): Promise<boolean> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (worker.state === 'activated') resolve(true)
      if (worker.state === 'redundant') resolve(false)
    }
    worker.addEventListener('statechange', look)
    look()
  })
}

/** A page that was loaded past the worker, such as the first one, is served by it from now on. */
function whenControlled(worker: ServiceWorker): Promise<void> {
  const { serviceWorker } = navigator
  return new Promise((resolve) => {
    if (serviceWorker.controller !== null) return resolve()
    serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true })
    worker.postMessage('claim', [])
  })
}

/** The page may be of another deployment than the worker: then its files are not all there. */
async function holdsThisPage(): Promise<boolean> {
  const used = performance.getEntriesByType('resource').map(({ name }) => name)
  const own = used.filter((name) => name.startsWith(location.origin))
  const stored = await Promise.all(
    [location.href, ...own].map((address) => caches.match(address, { ignoreSearch: true })),
  )
  return stored.every((answer) => answer !== undefined)
}
