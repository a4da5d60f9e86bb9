import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { AstroInlineConfig, AstroIntegration } from 'astro'
import { assay, type SiteOptions } from '../site.ts'

export interface BuildOptions extends SiteOptions {
  /** Absolute path of the folder that is written. */
  readonly outDir: string
  /** Prints Astro's own progress. */
  readonly verbose?: boolean
}

/** Folder of Assay itself, which holds the site's pages. */
const siteRoot = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Builds the static site with Astro.
 *
 * @throws LeakError where the built site holds what must stay sealed; ContentError where there is nothing to build from
 */
export async function buildSite({ outDir, verbose = false, ...options }: BuildOptions): Promise<void> {
  const { build } = await loadAstro()
  await build({ ...(await configWith(options)), outDir, logLevel: verbose ? 'info' : 'warn' })
}

/** Starts Astro's development server, which reloads pages when a bank or a page changes. */
export async function startDevelopment(
  options: SiteOptions & { readonly port?: number },
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const { port, ...rest } = options
  const { dev } = await loadAstro()
  const server = await dev({
    ...(await configWith(rest)),
    server: { host: '127.0.0.1', ...(port === undefined ? {} : { port }) },
  })
  return { url: `http://127.0.0.1:${server.address.port}/`, close: () => server.stop() }
}

/** Astro reports its use to its makers unless it is told not to before it is loaded; Assay needs no network. */
function loadAstro(): Promise<typeof import('astro')> {
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1'
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
