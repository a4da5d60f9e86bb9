import { createBlankMemories } from '../engine/blank-memory.ts'
import { initialPages } from './abi.ts'
import { instantiateSql, type SqlInstance } from './instance.ts'

/** SQLite's metered module, which gives instances that share nothing. */
export interface SqlEngine {
  /** @param memoryMiB limit of the instance's memory */
  readonly open: (memoryMiB: number) => Promise<SqlInstance>
}

/** @param wasm bytes of the engine, as `generators/sandbox/sql-engine.ts` builds them */
export async function createSqlEngine(wasm: BufferSource): Promise<SqlEngine> {
  const module = await WebAssembly.compile(wasm)
  const parts = {
    module,
    imported: WebAssembly.Module.imports(module),
    memories: createBlankMemories(initialPages),
  }
  return { open: (memoryMiB) => instantiateSql(parts, memoryMiB) }
}
