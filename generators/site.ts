import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { findLeaks, LeakError, type GateResult } from './leak/gate.ts'
import { findBanks } from './release/find-banks.ts'
import { buildRunnerAssets, type RunnerAssets } from './sandbox/index.ts'
import { contentType } from './serve/content-type.ts'
import { publishedReleases, releaseFiles, type SiteContent } from './site/content.ts'
import { contentSecurityPolicy } from './site/csp.ts'
import { withPreloads, type Chunk } from './site/preload.ts'
import {
  buildRetiredWorker,
  buildServiceWorker,
  listFiles,
  SERVICE_WORKER,
  writePacks,
} from './site/service-worker.ts'
import { resolvedIds, virtualModules, type VirtualModule } from './site/virtual-modules.ts'
import { loadWorkingTree } from './site/working-tree.ts'

export interface SiteOptions {
  /** Gives the content: once for a build, again after each change of a watched folder. */
  readonly load: () => Promise<SiteContent>
  /** Folders whose changes reload the content in the development server. */
  readonly watch?: readonly string[]
  /** Takes what the leak gate found in the built site; a leak fails the build by itself where nobody takes it. */
  readonly onChecked?: (result: GateResult) => void
}

const RUNNER_FOLDER = '_runner'

/** What no page depends on. Astro starts again for any file called astro.config.mjs, also in a test's copy of the project. */
const UNRELATED = ['**/.cache/**', '**/dist/**', '**/test/**', '**/bench/**']

/** Milliseconds of quiet after a change before the content is read again: editors save in several steps. */
const SETTLED_MS = 40

/**
 * Assay's part of the Astro site: releases as a virtual module and as files, the runner's assets, the page's policy, the
 * service worker, and the leak gate over every byte that was built.
 *
 * @throws LeakError from the build, where the site holds what must stay sealed and `onChecked` is absent
 */
export function assay({ load, watch = [], onChecked }: SiteOptions): AstroIntegration {
  let content: SiteContent = { releases: [], secrets: [] }
  let runner: RunnerAssets | undefined
  let base = '/'
  let isBuild = false
  const chunks = new Map<string, Chunk>()
  const modules: readonly VirtualModule[] = [
    {
      name: 'virtual:assay/releases',
      exports: () => ({ releases: publishedReleases(content, base) }),
      serverOnly: true,
    },
    {
      name: 'virtual:assay/quality',
      exports: async () => ({ quality: (await content.quality?.()) ?? [] }),
      serverOnly: true,
    },
    {
      name: 'virtual:assay/runner',
      exports: () => ({ runnerAssets: runner && addressesOf(runner, base) }),
      serverOnly: true,
    },
    {
      name: 'virtual:assay/service',
      // The mode of a build follows the environment, so it does not say whether this is one.
      exports: () => ({ hasServiceWorker: isBuild }),
      serverOnly: false,
    },
  ]
  const files = () =>
    new Map<string, string | Uint8Array>([
      ...releaseFiles(content),
      ...(runner?.files ?? []).map(({ name, bytes }) => [`${RUNNER_FOLDER}/${name}`, bytes] as const),
    ])
  return {
    name: 'assay',
    hooks: {
      'astro:config:setup': async ({ command, config, updateConfig }) => {
        base = config.base.replace(/\/?$/, '/')
        isBuild = command === 'build'
        // Checking types needs no content, and must not prove items.
        const loading = command === 'dev' || command === 'build' ? load() : content
        content = await loading
        runner = await buildRunnerAssets({ python: hasPython(content) })
        updateConfig({
          vite: {
            plugins: [virtualModules(modules), noteChunks(chunks)],
            server: { watch: { ignored: [...UNRELATED] } },
          },
          security: { csp: contentSecurityPolicy(runner.bootHash) },
        })
      },
      'astro:server:setup': async ({ server, logger }) => {
        const retired = await buildRetiredWorker()
        server.middlewares.use((request, response, next) => {
          const path = pathBelow(base, request.url ?? '/')
          const file = path === SERVICE_WORKER ? retired : files().get(path)
          if (file === undefined) return next()
          response
            .writeHead(200, { 'content-type': contentType(path), 'cache-control': 'no-cache' })
            .end(file)
        })
        server.watcher.add([...watch])
        let timer: NodeJS.Timeout | undefined
        server.watcher.on('all', (_event, path) => {
          if (!watch.some((folder) => path.startsWith(folder))) return
          clearTimeout(timer)
          timer = setTimeout(() => {
            reload().catch((error: unknown) => logger.error(String(error)))
          }, SETTLED_MS)
        })

        async function reload(): Promise<void> {
          content = await load()
          for (const environment of Object.values(server.environments))
            for (const id of resolvedIds(modules)) {
              const module = environment.moduleGraph.getModuleById(id)
              if (module) environment.moduleGraph.invalidateModule(module)
            }
          server.ws.send({ type: 'full-reload' })
        }
      },
      'astro:build:done': async ({ dir }) => {
        const out = fileURLToPath(dir)
        for (const [path, file] of files()) {
          await mkdir(dirname(join(out, path)), { recursive: true })
          await writeFile(join(out, path), file)
        }
        const names = Object.keys(await listFiles(out))
        for (const file of names.filter((name) => name.endsWith('.html'))) {
          const html = await readFile(join(out, file), 'utf8')
          await writeFile(join(out, file), withPreloads(html, chunks, base))
        }
        await writePacks(out, names)
        await writeFile(join(out, SERVICE_WORKER), await buildServiceWorker(await listFiles(out)))
        const engines = (runner?.files ?? []).filter(({ name }) => name.endsWith('.wasm'))
        const result = await findLeaks(
          out,
          content.secrets,
          engines.map(({ bytes }) => bytes),
        )
        if (onChecked) onChecked(result)
        else if (result.leaks.length > 0) throw new LeakError(result.leaks)
      },
    },
  }
}

/** The options that the development server and a plain `astro build` use: the working tree of this project. */
export function workingTree(cwd = process.cwd()): SiteOptions {
  const banks = findBanks(cwd)
  const options = {
    banks,
    cacheDir: join(cwd, '.cache', 'assay'),
    report: (line: string) => void process.stderr.write(`${line}\n`),
  }
  let prove: 'all' | 'computed' = 'all'
  return {
    watch: banks,
    load: () => {
      const content = loadWorkingTree({ ...options, prove })
      // After the first time an author waits for the page; assay verify proves the rest.
      prove = 'computed'
      return content
    },
  }
}

/** Whether any item of the site can be answered in Python: its engine is 26 MB, which no other site needs to hold. */
function hasPython({ releases }: SiteContent): boolean {
  return releases.some(({ index }) => index.items.some(({ languages }) => languages.includes('python')))
}

/**
 * Where a page finds the runner's files, and the hash that its policy names.
 *
 * @param base the site's folder on its host, such as `/` or `/tests/`
 */
export function addressesOf(
  {
    bootHash,
    worker,
    stepsWorker,
    engine,
    sql,
    python,
  }: Pick<RunnerAssets, 'bootHash' | 'worker' | 'stepsWorker' | 'engine' | 'sql' | 'python'>,
  base: string,
) {
  const folder = `${base}${RUNNER_FOLDER}/`
  const parts = {
    bootHash,
    worker: folder + worker,
    stepsWorker: folder + stepsWorker,
    wasm: folder + engine,
    sql: folder + sql,
  }
  return python === undefined ? parts : { ...parts, python: folder + python }
}

/** The path of a request below the site's folder; the development server may have taken that folder off already. */
function pathBelow(base: string, url: string): string {
  const [path = '/'] = url.split('?')
  return path.startsWith(base) ? path.slice(base.length) : path.slice(1)
}

/** Notes which scripts the browser gets and what each imports. */
function noteChunks(chunks: Map<string, Chunk>): ReturnType<typeof virtualModules> {
  return {
    name: 'assay-chunks',
    generateBundle(_, files) {
      if (this.environment.name !== 'client') return
      for (const file of Object.values(files)) {
        if (file.type !== 'chunk') continue
        const { fileName, facadeModuleId, imports, dynamicImports } = file
        chunks.set(fileName, { file: fileName, source: facadeModuleId ?? undefined, imports, dynamicImports })
      }
    },
  }
}
