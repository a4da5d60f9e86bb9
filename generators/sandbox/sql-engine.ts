import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { meter, sqlStackBytes } from '#runner'
import { loadCached } from './cache.ts'

/** SHA-256 of the file that the names and numbers of `src/runner/sql/abi.ts` belong to: SQLite 3.54.1. */
const pinnedModule = 'b8a92a19f441a90ff2339fe988fbe317c4adf3ed844096f12aee04aa72d58257'

/** Files of `src/runner` that the engine is built from. */
const sources = ['meter', 'stack.ts', 'sql/abi.ts']

/**
 * The engine for SQL, SQLite's module metered, from the cache when it was built from the same sources and is whole.
 *
 * @param folder of the cache
 * @returns the bytes of a WebAssembly module
 * @throws Error when the installed module is not the one whose names and limits are known
 */
export async function loadSqlEngine(folder?: string): Promise<Uint8Array<ArrayBuffer>> {
  const own = [fileURLToPath(import.meta.url)]
  return await loadCached({
    name: 'sql',
    pinned: pinnedModule,
    own,
    sources,
    build: buildSqlEngine,
    ...(folder !== undefined && { folder }),
  })
}

async function buildSqlEngine(): Promise<Uint8Array<ArrayBuffer>> {
  const module = await readFile(fileURLToPath(import.meta.resolve('@sqlite.org/sqlite-wasm/sqlite3.wasm')))
  const digest = createHash('sha256').update(module).digest('hex')
  if (digest !== pinnedModule) {
    throw new Error(`Unexpected SQLite module ${digest}, expected ${pinnedModule}: see src/runner/sql/abi.ts`)
  }
  return meter(module, { stackLimit: sqlStackBytes })
}
