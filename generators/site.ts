import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { AUTHOR_DATA, CHANGED } from '#preview'
import { findLeaks, LeakError, type GateResult } from './leak/gate.ts'
import { answerAuthor, authorPageOf, authorPages } from './preview/author-pages.ts'
import { createPreview, type Preview } from './preview/preview.ts'
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
  /** Gives the content of a build; the development server asks the preview alone. */
  readonly load: () => Promise<SiteContent>
  /** The working tree that the development server shows and follows. Nothing of it is in a build. */
  readonly preview?: Preview
  /** Takes what the leak gate found in the built site; a leak fails the build by itself where nobody takes it. */
  readonly onChecked?: (result: GateResult) => void
}

const RUNNER_FOLDER = '_runner'

/** What no page depends on. Astro starts again for any file called astro.config.mjs, also in a test's copy of the project. */
const UNRELATED = ['**/.cache/**', '**/dist/**', '**/test/**', '**/bench/**']

/** Banks have a watcher of their own, which needs no watcher for each of their files. */
const BANKS = ['**/content/banks/**']

/**
 * Assay's part of the Astro site: releases as a virtual module and as files, the runner's assets, the page's policy, the
 * service worker, and the leak gate over every byte that was built.
 *
 * @throws LeakError from the build, where the site holds what must stay sealed and `onChecked` is absent
 */
export function assay({ load, preview, onChecked }: SiteOptions): AstroIntegration {
  let content: SiteContent = { releases: [], secrets: [] }
  /** The files of the content that was last asked for. */
  let served: { readonly content: SiteContent; readonly files: ReadonlyMap<string, string> } | undefined
  let runner: RunnerAssets | undefined
  let base = '/'
  let isBuild = false
  /** The preview of a development server; a build has none, whatever it was given. */
  let shown: Preview | undefined
  const chunks = new Map<string, Chunk>()
  const modules: readonly VirtualModule[] = [
    {
      name: 'virtual:assay/releases',
      exports: async () => ({ releases: publishedReleases(await contentNow(), base) }),
      serverOnly: true,
    },
    {
      name: 'virtual:assay/quality',
      exports: async () => ({ quality: (await (await contentNow()).quality?.()) ?? [] }),
      serverOnly: true,
    },
    {
      name: 'virtual:assay/runner',
      exports: async () => {
        const runner = await runnerNow()
        const python = runner.files.find(({ name }) => name === runner.python)
        return { runnerAssets: addressesOf(runner, base), pythonBytes: python?.bytes.length ?? 0 }
      },
      serverOnly: true,
    },
    {
      name: 'virtual:assay/service',
      // The mode of a build follows the environment, so it does not say whether this is one.
      exports: async () => ({ hasServiceWorker: isBuild }),
      serverOnly: false,
    },
  ]
  return {
    name: 'assay',
    hooks: {
      'astro:config:setup': async ({ command, config, updateConfig, injectRoute, injectScript }) => {
        base = config.base.replace(/\/?$/, '/')
        isBuild = command === 'build'
        if (command === 'dev' && preview) {
          shown = preview
          for (const { pattern, entrypoint } of authorPages)
            injectRoute({ pattern, entrypoint: fileURLToPath(new URL(`../${entrypoint}`, import.meta.url)) })
          injectScript('page', reloadingScript(base))
        }
        // Checking types needs no content, and must not prove items.
        content = isBuild ? await load() : content
        runner = await buildRunnerAssets({ python: hasPython(content) })

        updateConfig({
          vite: {
            plugins: [virtualModules(modules), noteChunks(chunks)],
            server: { watch: { ignored: [...UNRELATED, ...BANKS] } },
          },
          security: { csp: contentSecurityPolicy(runner.bootHash) },
        })
      },
      'astro:server:setup': async ({ server, logger }) => {
        const retired = await buildRetiredWorker()
        server.middlewares.use((request, response, next) => {
          const path = pathBelow(base, request.url ?? '/')
          shown?.serve(response)
          if (shown && answerAuthor(shown, path, request, response)) return
          const page = authorPageOf(path)
          if (page !== undefined) request.url = `/${page}`
          else if (path === SERVICE_WORKER) return send(retired)
          else if (path.startsWith('_assay/') || path.startsWith(`${RUNNER_FOLDER}/`)) return void sendFile()
          next()

          async function sendFile(): Promise<void> {
            const file = await fileNow(path).catch((error: unknown) => logger.error(String(error)))
            if (file === undefined) return next()
            send(file)
          }

          function send(file: string | Uint8Array): void {
            response
              .writeHead(200, { 'content-type': contentType(path), 'cache-control': 'no-cache' })
              .end(file)
          }
        })
        shown?.start((change) => {
          for (const environment of change.isContent ? Object.values(server.environments) : [])
            for (const id of resolvedIds(modules)) {
              const module = environment.moduleGraph.getModuleById(id)
              if (module) environment.moduleGraph.invalidateModule(module)
            }
          server.ws.send({ type: 'custom', event: CHANGED, data: change })
        })
        server.httpServer?.once('close', () => shown?.close())
        logger.info("the author's view is at /author/")
      },
      'astro:build:done': async ({ dir }) => {
        const out = fileURLToPath(dir)
        for (const [path, file] of filesOf(content)) {
          mkdirSync(dirname(join(out, path)), { recursive: true })
          writeFileSync(join(out, path), file)
        }
        const names = await listFiles(out)
        for (const file of names.filter((name) => name.endsWith('.html'))) {
          const html = readFileSync(join(out, file), 'utf8')
          writeFileSync(join(out, file), withPreloads(html, chunks, base))
        }
        await writePacks(out, names)
        await writeFile(join(out, SERVICE_WORKER), await buildServiceWorker(out))
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

  async function contentNow(): Promise<SiteContent> {
    return shown ? shown.content() : content
  }

  /** The engine for Python comes with the first item that needs it. */
  async function runnerNow(): Promise<RunnerAssets> {
    if (runner?.python === undefined && shown && (await shown.hasPython()))
      runner = await buildRunnerAssets({ python: true })
    runner ??= await buildRunnerAssets()
    return runner
  }

  function filesOf(source: SiteContent): ReadonlyMap<string, string | Uint8Array> {
    return new Map<string, string | Uint8Array>([...releaseFiles(source), ...runnerFiles()])
  }

  function runnerFiles(): readonly (readonly [string, Uint8Array])[] {
    return (runner?.files ?? []).map(({ name, bytes }) => [`${RUNNER_FOLDER}/${name}`, bytes] as const)
  }

  async function fileNow(path: string): Promise<string | Uint8Array | undefined> {
    const found = new Map(runnerFiles()).get(path)
    if (found !== undefined || !path.startsWith('_assay/')) return found
    const now = await contentNow()
    if (served?.content !== now) served = { content: now, files: releaseFiles(now) }
    return served.files.get(path)
  }
}

/**
 * Pages of candidates load anew when a bank changes; the author's pages follow by themselves. What changed after a page was
 * asked for and before it listens is told by nobody, so it asks once it listens.
 */
function reloadingScript(base: string): string {
  return `if (!document.documentElement.hasAttribute('data-author')) {
  import.meta.hot?.on(${JSON.stringify(CHANGED)}, ({ isContent }) => {
    if (isContent) location.reload()
  })
  const look = () => fetch(${JSON.stringify(`${base}${AUTHOR_DATA}/changed.json`)})
    .then((response) => response.json())
    .then(({ at }) => { if (at > performance.timeOrigin) location.reload() }, () => undefined)
  import.meta.hot?.on('vite:ws:connect', look)
  void look()
}`
}

/** The options that the development server and a plain `astro build` use: the working tree of this project. */
export function workingTree(cwd = process.cwd()): SiteOptions {
  const options = {
    banks: findBanks(cwd),
    cacheDir: join(cwd, '.cache', 'assay'),
    report: (line: string) => void process.stderr.write(`${line}\n`),
  }
  return {
    preview: createPreview({ ...options, cwd }),
    load: () => loadWorkingTree({ ...options, prove: 'all' }),
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
