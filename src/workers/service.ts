/**
 * The service worker: gives the pages the very files that they were built with, with or without a network. A new
 * deployment's worker waits until no tab of the old one is open, so nothing changes under a running session.
 */
import { site } from 'virtual:assay/site-files'
import { fileOf, isKept, isOnDemand, OFFLINE_PAGE } from './service/site-files.ts'
import { openStore } from './service/store.ts'

const worker = self as unknown as ServiceWorkerGlobalScope
const { scope } = worker.registration
const store = openStore(site, scope)

worker.addEventListener('install', (event) => {
  event.waitUntil(store.fill())
})

worker.addEventListener('activate', (event) => {
  event.waitUntil(settle())
})

// A page that was loaded past the worker asks to be served by it.
worker.addEventListener('message', (event) => {
  if (event.data === 'claim') event.waitUntil(worker.clients.claim())
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const file = request.method === 'GET' ? fileOf(request.url, scope, site) : undefined
  if (file === undefined) return
  if (Object.hasOwn(site.digests, file) || isKept(file)) event.respondWith(storedFirst(request, file))
  else if (request.mode === 'navigate') event.respondWith(networkFirst(request))
})

async function settle(): Promise<void> {
  const { installing, waiting } = worker.registration
  await store.settle(installing === null && waiting === null)
  await worker.clients.claim()
}

async function storedFirst(request: Request, file: string): Promise<Response> {
  // A store that cannot be read is no reason not to ask the network.
  const stored = await (isOnDemand(file) ? store.take(file) : store.find(file)).catch(() => undefined)
  return stored ?? (request.mode === 'navigate' ? networkFirst(request) : fetch(request))
}

/** Pages that are not of this deployment, such as one that was added since. */
async function networkFirst(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (error) {
    const offline = await store.find(OFFLINE_PAGE).catch(() => undefined)
    if (offline === undefined) throw error
    return offline
  }
}
