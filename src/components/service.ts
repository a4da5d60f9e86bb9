import { hasServiceWorker } from 'virtual:assay/service'
import { site } from './addresses.ts'

/** Longest time after the page has loaded until what nobody waits for is begun, in milliseconds. */
const IDLE_LIMIT_MS = 2000

let started: Promise<ServiceWorkerRegistration | undefined> | undefined

/**
 * Starts the service worker, once, where there can be one; the page works as before where there is none.
 *
 * @returns its registration; undefined where the browser or the address allows none. Never rejects.
 */
export function startService(): Promise<ServiceWorkerRegistration | undefined> {
  started ??= register()
  return started
}

/** Starts it once the page has loaded and rests, so that nothing on screen waits for it. */
export function startServiceLater(): void {
  whenRested(() => void startService())
}

/** Calls once the page has loaded and rests. */
export function whenRested(task: () => void): void {
  const whenIdle = (): void => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(task, { timeout: IDLE_LIMIT_MS })
    else setTimeout(task, IDLE_LIMIT_MS)
  }
  if (document.readyState === 'complete') whenIdle()
  else addEventListener('load', whenIdle, { once: true })
}

async function register(): Promise<ServiceWorkerRegistration | undefined> {
  if (!isSecureContext || !('serviceWorker' in navigator) || !('caches' in globalThis)) return undefined
  try {
    if (!hasServiceWorker) {
      // A site that was built and served on this address before would hide the pages in development.
      for (const old of await navigator.serviceWorker.getRegistrations()) await old.update()
      return undefined
    }
    return await navigator.serviceWorker.register(site.service, { scope: site.home, updateViaCache: 'none' })
  } catch {
    return undefined
  }
}
