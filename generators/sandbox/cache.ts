import { createHash } from 'node:crypto'
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runnerFile } from './bundle.ts'
import { buildEngine, pinnedModule } from './engine.ts'

/** Where built engines are kept; deleting it costs a tenth of a second. */
export const cacheFolder = fileURLToPath(new URL('../../node_modules/.cache/assay/', import.meta.url))

/** Folders and files of `src/runner` that the engine is built from. */
const sources = ['realm', 'meter', 'stack.ts'] as const

/**
 * The engine, from the cache when it was built from the same sources and is whole.
 *
 * @param folder of the cache
 */
export async function loadEngine(folder: string = cacheFolder): Promise<Uint8Array<ArrayBuffer>> {
  const own = ['engine.ts', 'bundle.ts'].map((name) => fileURLToPath(new URL(name, import.meta.url)))
  return await loadCached({ name: 'engine', pinned: pinnedModule, own, sources, build: buildEngine, folder })
}

/** What a cached engine is made from. */
interface Recipe {
  /** Begins the file's name */
  readonly name: string
  /** Digest of the module that it is made of */
  readonly pinned: string
  /** Paths of the files that build it */
  readonly own: readonly string[]
  /** Folders and files of `src/runner` that go into it */
  readonly sources: readonly string[]
  readonly build: () => Promise<Uint8Array<ArrayBuffer>>
  readonly folder?: string
}

/** An engine from the cache, or built and put there. */
export async function loadCached(recipe: Recipe): Promise<Uint8Array<ArrayBuffer>> {
  const { name, folder = cacheFolder } = recipe
  const key = await sourceKey(recipe)
  const cached = await readCached(folder, `${name}-${key}`)
  if (cached !== undefined) return cached
  const engine = await recipe.build()
  await writeCached(folder, name, key, engine)
  return engine
}

/** Files are named `<name>-<key of the sources>-<digest of the content>.wasm`: a damaged one does not count. */
async function readCached(folder: string, begin: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names.filter((candidate) => candidate.startsWith(`${begin}-`))) {
    const bytes = new Uint8Array(await readFile(join(folder, name)))
    if (name === `${begin}-${digestOf(bytes)}.wasm`) return bytes
  }
  return undefined
}

/** A cache that cannot be written is no fault: the engine is built again. */
async function writeCached(folder: string, name: string, key: string, engine: Uint8Array): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    const temporary = join(folder, `${process.pid}-${name}-${key}.tmp`)
    await writeFile(temporary, engine)
    await rename(temporary, join(folder, `${name}-${key}-${digestOf(engine)}.wasm`))
    const stale = (await readdir(folder)).filter((file) => file.startsWith(`${name}-`) && !file.includes(key))
    await Promise.all(stale.map((file) => rm(join(folder, file), { force: true })))
  } catch {
    return
  }
}

async function sourceKey({ pinned, own, sources: within }: Recipe): Promise<string> {
  const hash = createHash('sha256').update(pinned)
  const files = [...own]
  for (const source of within) {
    const path = runnerFile(source)
    if (/\.\w+$/.test(source)) files.push(path)
    else files.push(...(await readdir(path)).toSorted().map((name) => join(path, name)))
  }
  for (const file of files.filter((name) => !name.endsWith('.test.ts'))) hash.update(await readFile(file))
  return hash.digest('hex').slice(0, 16)
}

/** First 32 hexadecimal digits of a SHA-256. */
export function digestOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32)
}
