import { createHash } from 'node:crypto'
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runnerFile } from './bundle.ts'
import { buildEngine, pinnedModule } from './engine.ts'

/** Where built engines are kept; deleting it costs a tenth of a second. */
const cacheFolder = fileURLToPath(new URL('../../node_modules/.cache/assay/', import.meta.url))

/** Folders and files of `src/runner` that the engine is built from. */
const sources = ['realm', 'meter', 'stack.ts'] as const

/**
 * The engine, from the cache when it was built from the same sources and is whole.
 *
 * @param folder of the cache
 */
export async function loadEngine(folder: string = cacheFolder): Promise<Uint8Array<ArrayBuffer>> {
  const key = await sourceKey()
  const cached = await readCached(folder, key)
  if (cached !== undefined) return cached
  const engine = await buildEngine()
  await writeCached(folder, key, engine)
  return engine
}

/** Files are named `engine-<key of the sources>-<digest of the content>.wasm`: a damaged one does not count. */
async function readCached(folder: string, key: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names.filter((candidate) => candidate.startsWith(`engine-${key}-`))) {
    const bytes = new Uint8Array(await readFile(join(folder, name)))
    if (name === `engine-${key}-${digestOf(bytes)}.wasm`) return bytes
  }
  return undefined
}

/** A cache that cannot be written is no fault: the engine is built again. */
async function writeCached(folder: string, key: string, engine: Uint8Array): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    const temporary = join(folder, `${process.pid}-${key}.tmp`)
    await writeFile(temporary, engine)
    await rename(temporary, join(folder, `engine-${key}-${digestOf(engine)}.wasm`))
    const stale = (await readdir(folder)).filter((name) => name.startsWith('engine-') && !name.includes(key))
    await Promise.all(stale.map((name) => rm(join(folder, name), { force: true })))
  } catch {
    return
  }
}

async function sourceKey(): Promise<string> {
  const hash = createHash('sha256').update(pinnedModule)
  const files = [
    fileURLToPath(new URL('engine.ts', import.meta.url)),
    fileURLToPath(new URL('bundle.ts', import.meta.url)),
  ]
  for (const source of sources) {
    const path = runnerFile(source)
    if (source.endsWith('.ts')) files.push(path)
    else files.push(...(await readdir(path)).toSorted().map((name) => join(path, name)))
  }
  for (const file of files.filter((name) => !name.endsWith('.test.ts'))) hash.update(await readFile(file))
  return hash.digest('hex').slice(0, 16)
}

/** First 32 hexadecimal digits of a SHA-256. */
export function digestOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32)
}
