/** What the build tells the service worker of the site that it was built with. */
export interface SiteFiles {
  /** Digits of the hash of the list: names the deployment. */
  readonly version: string
  /** By path below the site's folder, such as `test/practice/index.html`: SHA-256 of the bytes, 64 hex digits. */
  readonly digests: Readonly<Record<string, string>>
}

/** The page for what cannot be had without a network. */
export const OFFLINE_PAGE = 'offline/index.html'

const INDEX = 'index.html'

/** A page, a script or another text of the site, as it comes in a pack. */
export interface PackedFile {
  readonly file: string
  /** Media type. */
  readonly type: string
  readonly text: string
}

/** Where the packs lie: each is the JSON of a list of files. */
export const PACKS = '_packs/'

/** Whether a file comes in a pack: to ask for every page and script by itself takes longer than their bytes. */
export function isPacked(file: string): boolean {
  return !isKept(file) && !file.startsWith(PACKS) && /\.(html|js|css|json|svg|webmanifest|csv)$/.test(file)
}

/**
 * Which file an address means, as a static host would say; the query and the fragment mean nothing.
 *
 * @param url any address
 * @param scope the site's folder, ending in `/`
 * @returns a path below the site's folder, ending in a file's name where it is one of the list; undefined outside
 */
export function fileOf(url: string, scope: string, { digests }: SiteFiles): string | undefined {
  const { origin, pathname } = new URL(url)
  const folder = new URL(scope)
  if (origin !== folder.origin || !pathname.startsWith(folder.pathname)) return undefined
  const path = pathname.slice(folder.pathname.length)
  const names = path === '' || path.endsWith('/') ? [`${path}${INDEX}`] : [path, `${path}/${INDEX}`]
  return names.find((name) => Object.hasOwn(digests, name)) ?? path
}

/** How the names of a site's caches begin: an origin may hold several sites. */
export function cachePrefix(scope: string): string {
  return `assay:${new URL(scope).pathname}:`
}

/** The address under which a host serves a file: pages by their folder. */
export function addressOf(file: string, scope: string): string {
  const path = file === INDEX || file.endsWith(`/${INDEX}`) ? file.slice(0, -INDEX.length) : file
  return new URL(path, scope).href
}

/** Whether a file belongs to a release or to the sandbox: sessions of earlier deployments may still need it. */
export function isKept(file: string): boolean {
  return file.startsWith('_assay/') || file.startsWith('_runner/')
}

/** Whether a file is fetched when a page first asks for it, since few need it: the engine for Python. */
export function isOnDemand(file: string): boolean {
  return file.startsWith('_runner/python-')
}

/** Whether a file's name says what is in it, so that one of the same name is the same. */
export function isNamedByContent(file: string): boolean {
  return isKept(file) || file.startsWith('_astro/')
}
