import { randomBytes } from 'node:crypto'
import { cp, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { AstroInlineConfig, AstroIntegration } from 'astro'
import { LeakError, type GateResult } from '../leak/gate.ts'
import type { Preview } from '../preview/preview.ts'
import { makeFolder } from '../release/make-folder.ts'
import { assay, type SiteOptions } from '../site.ts'
import type { SiteContent } from './content.ts'

export interface BuildOptions {
  readonly content: SiteContent
  /** Absolute path of the folder that is written. */
  readonly outDir: string
  /** Folder of the host that the site is served from, such as `/` or `/tests/`. */
  readonly base?: string
}

/** Folder of Assay itself, which holds the site's pages. */
const siteRoot = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Builds the static site with Astro, and searches it for leaks, in a folder of its own; only a site without leaks gets to
 * where it is wanted. The current folder becomes Assay's own.
 *
 * @returns what the leak gate read
 * @throws LeakError where the built site holds what must stay sealed
 */
export async function buildSite({ outDir, content, base = '/' }: BuildOptions): Promise<GateResult> {
  const { build } = await loadAstro('production')
  const unfinished = join(siteRoot, '.cache', 'sites', randomBytes(6).toString('hex'))
  let gate: GateResult | undefined
  const options: SiteOptions = { load: async () => content, onChecked: (result) => (gate = result) }
  try {
    await build({ ...(await configWith(options)), base, outDir: unfinished, logLevel: 'warn' })
    if (!gate) throw new Error('Astro ended its build without calling the leak gate')
    if (gate.leaks.length > 0) throw new LeakError(gate.leaks)
    await replaceContent(outDir, unfinished)
    return gate
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}

/** Puts the files of one folder in the place of another's; a `.git` there stays, as sites are published from it. */
async function replaceContent(target: string, source: string): Promise<void> {
  await makeFolder(target)
  for (const name of await readdir(target))
    if (name !== '.git') await rm(join(target, name), { recursive: true, force: true })
  for (const name of await readdir(source)) await move(join(source, name), join(target, name))
}

async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to)
  } catch (error) {
    // Another file system.
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error
    await cp(from, to, { recursive: true })
  }
}

/** Starts Astro's development server, whose pages follow the banks and their own files. */
export async function startDevelopment({
  preview,
  port,
}: {
  readonly preview: Preview
  readonly port?: number
}): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const { dev } = await loadAstro('development')
  const server = await dev({
    ...(await configWith({ preview, load: preview.content })),
    server: { host: '127.0.0.1', ...(port === undefined ? {} : { port }) },
  })
  return { url: `http://127.0.0.1:${server.address.port}/`, close: () => server.stop() }
}

/**
 * Astro reports its use to its makers unless it is told not to before it is loaded; Assay needs no network. And Astro
 * writes the modules that make the pages below the current folder, where they would not find its packages. The caller's
 * own `NODE_ENV` must not choose which code the pages get.
 */
function loadAstro(mode: 'production' | 'development'): Promise<typeof import('astro')> {
  process.env['NODE_ENV'] = mode
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1'
  process.chdir(siteRoot)
  return import('astro')
}

/** The project's Astro configuration with another content. */
async function configWith(options: SiteOptions): Promise<AstroInlineConfig> {
  const url = pathToFileURL(join(siteRoot, 'astro.config.mjs')).href
  const { default: config } = (await import(url)) as { readonly default: AstroInlineConfig }
  const own = assay(options)
  const integrations = (config.integrations ?? []).flat().filter(isIntegration)
  return {
    ...config,
    root: siteRoot,
    configFile: false,
    integrations: [...integrations.filter(({ name }) => name !== own.name), own],
  }
}

function isIntegration(value: unknown): value is AstroIntegration {
  return typeof value === 'object' && value !== null && 'name' in value
}
