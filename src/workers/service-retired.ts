/**
 * Takes the place of the service worker where there must be none, as in the development server: pages that an earlier
 * site left on the same address would hide the new ones.
 */
import { cachePrefix } from './service/site-files.ts'

const worker = self as unknown as ServiceWorkerGlobalScope

worker.addEventListener('install', (event) => {
  event.waitUntil(worker.skipWaiting())
})

worker.addEventListener('activate', (event) => {
  event.waitUntil(retire())
})

async function retire(): Promise<void> {
  const prefix = cachePrefix(worker.registration.scope)
  for (const name of await caches.keys()) if (name.startsWith(prefix)) await caches.delete(name)
  await worker.registration.unregister()
  for (const client of await worker.clients.matchAll({ type: 'window' })) await client.navigate(client.url)
}
