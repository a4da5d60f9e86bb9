import { fileURLToPath } from 'node:url'
import { loadCached } from '../cache.ts'
import { buildPythonEngine, pinnedInterpreter } from './build.ts'

/** Files of `src/runner` that Python's engine is built from. */
const sources = [
  'meter',
  'stack.ts',
  'python/harness.py',
  'python/add-image.ts',
  'python/meta.ts',
  'python/fuel.ts',
]

/** Python's engine, from the cache when it was built from the same sources and is whole; building takes about ten seconds. */
export async function loadPythonEngine(): Promise<Uint8Array<ArrayBuffer>> {
  const own = ['build.ts', 'snapshot.ts'].map((name) => fileURLToPath(new URL(name, import.meta.url)))
  return await loadCached({
    name: 'python',
    pinned: pinnedInterpreter,
    own,
    sources,
    build: buildPythonEngine,
  })
}
