import { startAssay } from '../test/release/assay.ts'

/** A site to measure. */
interface GivenSite {
  /** its address without a slash at the end */
  readonly site: string
  readonly end: () => void
}

const ADDRESS = /http:\/\/(?:127\.0\.0\.1|localhost):\d+/

/**
 * The site that stands at an address, or else one that is built and served until it is ended.
 *
 * @param isDev whether the one that is built may hold tests without a release
 */
export async function givenSite(address: string | undefined, isDev: boolean): Promise<GivenSite> {
  if (address !== undefined) return { site: address, end: () => undefined }
  const dev = isDev ? ['--dev'] : []
  const server = startAssay(
    process.cwd(),
    'build',
    ...dev,
    '--serve',
    '--out',
    '.cache/bench-site',
    '--port',
    '0',
  )
  const [site = ''] = ADDRESS.exec(await server.until(ADDRESS)) ?? []
  return { site, end: () => server.kill('SIGTERM') }
}
