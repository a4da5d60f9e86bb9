import { realpath, stat } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { RegistryError, StampsError } from '#results'
import { startCollector } from '../../collect/collector.ts'
import { knownByRegistries, knownBySite, type Know } from '../../collect/known-attempts.ts'
import { defaultLimits } from '../../collect/limits.ts'
import { openStamps } from '../../collect/stamps.ts'
import { openStore, StoreError } from '../../collect/store.ts'
import { folderListener } from '../../serve/server.ts'
import { exitCodes, UsageError, type Command, type CommandArguments, type CommandIo } from '../command.ts'
import { readNumber } from '../read-number.ts'
import { readBase, readPort, untilAborted } from '../site-arguments.ts'

const FIRST_PORT = 8080
const BYTES_OF_MB = 1024 * 1024

export const command: Command = {
  usage:
    'collect --out DIR [--site DIST] [--base PATH] [--registry FILE]… [--path PATH] [--host NAME] [--port N] [--trust-proxy] [--most-mb N]',
  help: [
    '--out DIR        folder of the results, for assay score, and of stamps.jsonl, where forms have a witness',
    '--site DIST      serves the built site, too, and takes results of the forms that were sealed into it alone',
    '--base PATH      folder of the host that the site was built for (default: /)',
    '--registry FILE  takes results of its forms alone; it is secret, and can be named several times',
    '--path PATH      where results are sent to (default: /results); its health is at PATH/health',
    '--host NAME      address to listen at (default: 127.0.0.1, for a proxy on the same machine)',
    `--port N         port to listen at (default: ${FIRST_PORT})`,
    '--trust-proxy    counts rates by the last hop of X-Forwarded-For, which a proxy in front has to write',
    `--most-mb N      room for all results, in MiB (default: ${defaultLimits.mostStored / BYTES_OF_MB})`,
    '',
    'Works until it is stopped. It has no key, and can read none of the results.',
  ].join('\n'),
  options: {
    out: { type: 'string' },
    site: { type: 'string' },
    base: { type: 'string' },
    registry: { type: 'string', multiple: true },
    path: { type: 'string' },
    host: { type: 'string' },
    port: { type: 'string' },
    'trust-proxy': { type: 'boolean' },
    'most-mb': { type: 'string' },
  },
  async run(args, io) {
    try {
      return await collect(args, io)
    } catch (error) {
      const isTold =
        error instanceof StoreError || error instanceof RegistryError || error instanceof StampsError
      if (!isTold) throw error
      io.stderr.write(`assay collect: ${error.message}\n`)
      return exitCodes.findings
    }
  },
}

async function collect({ values, positionals }: CommandArguments, io: CommandIo): Promise<number> {
  if (positionals.length > 0)
    throw new UsageError(`unexpected ${positionals.join(' ')}; the folder of the results is named by --out`)
  if (typeof values['out'] !== 'string' || values['out'] === '')
    throw new UsageError('--out is missing: name a folder for the results')
  const out = resolve(io.cwd, values['out'])
  const path = readPath(values['path'])
  const site = await readSite(values, io, path)
  const registries = filesOf(values['registry'], io)
  if (site !== undefined) await refuseInside(site, [out, ...registries])
  const host = typeof values['host'] === 'string' ? values['host'] : '127.0.0.1'
  const port = readPort(values['port']) ?? FIRST_PORT
  const room = readNumber('--most-mb', values['most-mb'], { least: 1, most: 100_000_000 })
  const limits = { ...defaultLimits, ...(room !== undefined && { mostStored: room * BYTES_OF_MB }) }
  const report = (line: string) => io.stderr.write(`${line}\n`)
  const know = await knowOf(registries, site, report)
  const collector = await startCollector({
    store: await openStore(out, limits),
    stamps: await openStamps(out, limits),
    ...(know && { know }),
    limits,
    host,
    port,
    path,
    ...(site !== undefined && { site: folderListener({ dir: site, base: readBase(values['base']) }) }),
    isBehindProxy: values['trust-proxy'] === true,
    log: report,
  })
  if (collector instanceof Error) {
    report(`assay collect: ${whyDeaf(collector, host, port)}`)
    return exitCodes.findings
  }
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${collector.port}`
  io.stdout.write(
    [
      `Results are taken at ${address}${path} and kept in ${relative(io.cwd, out) || '.'}`,
      ...(site === undefined ? [] : [`The site is at ${address}${readBase(values['base'])}`]),
      ...(know
        ? []
        : ['Results of any attempt are taken: --site or --registry would refuse what nobody sealed']),
      '',
    ].join('\n'),
  )
  await untilAborted(io.signal)
  await collector.close()
  return exitCodes.fine
}

function readPath(value: unknown): string {
  if (value === undefined) return '/results'
  if (typeof value === 'string' && /^(?:\/[\w~-][\w.~-]*)+$/.test(value)) return value
  throw new UsageError(`--path is "${String(value)}", expected a path on the host, such as /results`)
}

async function readSite(
  values: CommandArguments['values'],
  { cwd }: CommandIo,
  path: string,
): Promise<string | undefined> {
  const { site: named, base } = values
  if (typeof named !== 'string') {
    if (base !== undefined) throw new UsageError('--base goes with --site: it says where that site is served')
    return undefined
  }
  const site = resolve(cwd, named)
  const isSite = await isThere(join(site, 'index.html'))
  if (!isSite)
    throw new UsageError(`--site ${named} has no index.html: name the folder that assay build wrote`)
  const folder = readBase(base)
  if (path.startsWith(folder) && (await isThere(join(site, path.slice(folder.length)))))
    throw new UsageError(`--path ${path} is a page of the site: name another, such as /results`)
  return site
}

function filesOf(value: CommandArguments['values'][string], { cwd }: CommandIo): readonly string[] {
  return Array.isArray(value) ? value.map((file) => resolve(cwd, String(file))) : []
}

/** What stands in the site's folder is published. */
async function refuseInside(site: string, paths: readonly string[]): Promise<void> {
  const published = await realpath(site)
  for (const path of paths) {
    const real = await realpath(path).catch(() => path)
    if (!relative(published, real).startsWith('..'))
      throw new UsageError(`${path} is in the folder of the site, and would be published: name another place`)
  }
}

function knowOf(
  registries: readonly string[],
  site: string | undefined,
  report: (line: string) => void,
): Promise<Know> | Know | undefined {
  if (registries.length > 0)
    return knownByRegistries(registries, (words) =>
      report(`assay collect: ${words}; what it said before counts`),
    )
  return site === undefined ? undefined : knownBySite(site)
}

function whyDeaf(error: NodeJS.ErrnoException, host: string, port: number): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `port ${port} is taken: end what listens there, or name another one with --port`
    case 'EACCES':
      return `port ${port} needs rights that this user has not: name one above 1023 with --port`
    default:
      return `${host} is no address of this machine that can be listened at: name one with --host`
  }
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
