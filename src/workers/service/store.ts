import { parseDeployments, withDeployment, type Deployment } from './deployments.ts'
import {
  addressOf,
  cachePrefix,
  isKept,
  isNamedByContent,
  isOnDemand,
  isPacked,
  PACKS,
  type PackedFile,
  type SiteFiles,
} from './site-files.ts'

/** The caches of one site; other sites of the same origin have theirs. */
export interface SiteStore {
  /** Fetches what is missing of this deployment, all or nothing. @throws where a file is missing, changed or does not fit */
  readonly fill: () => Promise<void>
  /** This deployment is in use from now on. @param isAlone whether no other one is being installed */
  readonly settle: (isAlone: boolean) => Promise<void>
  /** @param file path below the site's folder @returns the stored answer */
  readonly find: (file: string) => Promise<Response | undefined>
  /** Fetches a file of this deployment that is kept from its first use on. @throws as `fill` does */
  readonly take: (file: string) => Promise<Response | undefined>
}

/** Files that are fetched at a time: few, so that what a page asks for comes first. */
const FETCHES = 4

/** Beside the kept files: the deployments that they belong to. */
const REMEMBERED = '_assay/deployments'

/**
 * @param site what was built
 * @param scope the site's folder, ending in `/`
 */
export function openStore(site: SiteFiles, scope: string): SiteStore {
  const prefix = cachePrefix(scope)
  const ownName = `${prefix}site:${site.version}`
  const keptName = `${prefix}kept`
  const files = Object.entries(site.digests)
  return { fill, settle, find, take }

  async function fill(): Promise<void> {
    const waiting = files.filter(([file]) => !isOnDemand(file) && !isPacked(file))
    const faults: unknown[] = []
    const fetchNext = async (): Promise<void> => {
      for (let next = waiting.shift(); next && faults.length === 0; next = waiting.shift())
        await (next[0].startsWith(PACKS) ? unpack : bring)(...next).catch((error: unknown) =>
          faults.push(error),
        )
    }
    await Promise.all(Array.from({ length: FETCHES }, fetchNext))
    if (faults.length === 0) return
    // Half a site is worth nothing: the pages go on with the network. The next visit tries again.
    await caches.delete(ownName)
    await prune(await remembered())
    throw faults[0]
  }

  async function bring(file: string, digest: string): Promise<void> {
    const address = addressOf(file, scope)
    const cache = await caches.open(isKept(file) ? keptName : ownName)
    if ((await cache.match(address)) !== undefined) return
    const same = isNamedByContent(file) ? await findAnywhere(address) : undefined
    await cache.put(address, same ?? (await download(file, address, digest)))
  }

  async function unpack(pack: string, digest: string): Promise<void> {
    const response = await download(pack, addressOf(pack, scope), digest)
    const packed = (await response.json()) as readonly PackedFile[]
    const cache = await caches.open(ownName)
    await Promise.all(
      packed.map(({ file, type, text }) => {
        const headers = new Headers(response.headers)
        headers.set('content-type', type)
        return cache.put(addressOf(file, scope), new Response(text, { headers }))
      }),
    )
  }

  /** A file of an earlier deployment that has the same name, where names say what is in a file. */
  async function findAnywhere(address: string): Promise<Response | undefined> {
    for (const name of await ownCaches()) {
      const found = await (await caches.open(name)).match(address)
      if (found !== undefined) return found
    }
    return undefined
  }

  async function settle(isAlone: boolean): Promise<void> {
    const kept = files.map(([file]) => file).filter(isKept)
    const deployments = withDeployment(await remembered(), { version: site.version, kept })
    const cache = await caches.open(keptName)
    await cache.put(new URL(REMEMBERED, scope).href, new Response(JSON.stringify(deployments)))
    if (!isAlone) return
    await prune(deployments)
    for (const name of await ownCaches()) if (name !== ownName && name !== keptName) await caches.delete(name)
  }

  async function find(file: string): Promise<Response | undefined> {
    if (file === REMEMBERED) return undefined
    const name = isKept(file) ? keptName : ownName
    // Asking by name would make the cache anew where the browser has dropped it.
    return caches.match(addressOf(file, scope), { cacheName: name })
  }

  async function take(file: string): Promise<Response | undefined> {
    const digest = site.digests[file]
    if (digest === undefined) return undefined
    await bring(file, digest)
    return find(file)
  }

  async function remembered(): Promise<readonly Deployment[]> {
    const stored = await caches.match(new URL(REMEMBERED, scope).href, { cacheName: keptName })
    return parseDeployments((await stored?.text()) ?? '')
  }

  /** Drops kept files that belong to none of the deployments. */
  async function prune(deployments: readonly Deployment[]): Promise<void> {
    const wanted = new Set([REMEMBERED, ...deployments.flatMap(({ kept }) => kept)].map(hrefOf))
    const cache = await caches.open(keptName)
    for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request)
  }

  async function ownCaches(): Promise<readonly string[]> {
    return (await caches.keys()).filter((name) => name.startsWith(prefix))
  }

  function hrefOf(file: string): string {
    return addressOf(file, scope)
  }
}

/**
 * Fetches a file and checks that it is the one that was built: a deployment that is half uploaded is not taken.
 *
 * @throws Error where it is not
 */
async function download(file: string, address: string, digest: string): Promise<Response> {
  const response = await fetch(address, { cache: isNamedByContent(file) ? 'default' : 'no-cache' })
  if (!response.ok) throw new Error(`${file} answered ${response.status}`)
  const bytes = await response.arrayBuffer()
  if ((await sha256(bytes)) !== digest) throw new Error(`${file} is not the file that was built`)
  // A new answer: one that came by a redirect may not be shown as a page.
  const headers = new Headers(response.headers)
  for (const name of ['content-encoding', 'content-length', 'vary']) headers.delete(name)
  return new Response(bytes, { headers })
}

async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
