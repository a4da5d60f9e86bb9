import { createHash } from 'node:crypto'
import { bootScript, type Runtime } from '#runner'
import { bundle, runnerFile } from './bundle.ts'
import { digestOf, loadEngine } from './cache.ts'
import { loadSqlEngine } from './sql-engine.ts'
import { loadPythonEngine } from './python/load.ts'

/** A static file of the site. */
export interface RunnerAsset {
  /** With a digest of the content, so that it may be cached for ever */
  readonly name: string
  readonly bytes: Uint8Array
}

/** What a site needs to run programs. */
export interface RunnerAssets {
  /** To be served as they are, for example under `/_runner/` */
  readonly files: readonly RunnerAsset[]
  /** Name of the file with the engine, for `BrowserRunnerOptions.engine` */
  readonly engine: string
  /** Name of the file with the engine for Python, for `BrowserRunnerOptions.python`; absent where it was not wanted */
  readonly python?: string
  /** The same for SQL, which is fetched when a query is to run */
  readonly sql: string
  /** Name of the file with the worker's text, for `BrowserRunnerOptions.worker` */
  readonly worker: string
  /** Name of the file with the text of the worker that counts steps too: fetched when a complexity is measured */
  readonly stepsWorker: string
  /**
   * Hash of the boot script, as a source of a content security policy without its quotes: the page's `script-src`
   * must hold it and `'wasm-unsafe-eval'`, and its `worker-src` must hold `blob:`, since a `srcdoc` frame obeys both
   * its own policy and the page's.
   */
  readonly bootHash: `sha256-${string}`
}

/**
 * Builds the files of the browser's runner; the engines come from the cache.
 *
 * @param wanted.python whether any program will be in Python, whose engine is 26 MB
 */
export async function buildRunnerAssets({ python = false } = {}): Promise<RunnerAssets> {
  const [engine, script, counting, sqlEngine, pythonEngine] = await Promise.all([
    loadEngine(),
    bundle(runnerFile('browser/worker.ts'), 'iife'),
    bundle(runnerFile('browser/steps-worker.ts'), 'iife'),
    loadSqlEngine(),
    python ? loadPythonEngine() : undefined,
  ])
  const files = {
    engine: { name: fileOf('javascript', engine), bytes: engine },
    sql: { name: fileOf('sql', sqlEngine), bytes: sqlEngine },
    worker: { name: `worker-${digestOf(script).slice(0, 12)}.js`, bytes: new TextEncoder().encode(script) },
    stepsWorker: {
      name: `steps-worker-${digestOf(counting).slice(0, 12)}.js`,
      bytes: new TextEncoder().encode(counting),
    },
  }
  const pythonFile = pythonEngine && { name: fileOf('python', pythonEngine), bytes: pythonEngine }
  return {
    files: [files.engine, files.worker, files.stepsWorker, files.sql, ...(pythonFile ? [pythonFile] : [])],
    engine: files.engine.name,
    sql: files.sql.name,
    ...(pythonFile ? { python: pythonFile.name } : {}),
    worker: files.worker.name,
    stepsWorker: files.stepsWorker.name,
    bootHash: `sha256-${createHash('sha256').update(bootScript).digest('base64')}`,
  }
}

/**
 * Names the engine that this machine runs programs with, as a site that it builds would, and a log of that site does.
 *
 * @param runtime whose engine; Python's takes about ten seconds to build where it is not in the cache
 */
export function engineName(runtime: Runtime): Promise<string> {
  const name = names.get(runtime) ?? engines[runtime]().then((engine) => fileOf(runtime, engine))
  names.set(runtime, name)
  return name
}

/** Names of the engines that proofs name. */
export interface EngineNames {
  readonly engine: string
  readonly sqlEngine: string
  /** Absent where it was not wanted */
  readonly python?: string
}

/**
 * Names the engines that items are proven with; nothing is bundled for that, as for a site's own files.
 *
 * @param wanted.python whether any program is in Python
 */
export async function engineNames({ python = false } = {}): Promise<EngineNames> {
  const [engine, sqlEngine] = await Promise.all([engineName('javascript'), engineName('sql')])
  return { engine, sqlEngine, ...(python && { python: await engineName('python') }) }
}

/** An engine does not change while a process lasts, and to read and hash it takes longer than to replay a log. */
const names = new Map<Runtime, Promise<string>>()

const engines = { javascript: loadEngine, sql: loadSqlEngine, python: loadPythonEngine } as const

/** The file's name, which proofs and logs name too. */
function fileOf(runtime: Runtime, engine: Uint8Array): string {
  return `${runtime === 'javascript' ? 'engine' : runtime}-${digestOf(engine).slice(0, 12)}.wasm`
}
