import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { hardStackBytes, meter, preludeSection } from '#runner'
import { bundle, runnerFile } from './bundle.ts'

/** SHA-256 of the file that the names of `src/runner/engine/abi.ts` belong to: quickjs-emscripten 0.32.0. */
export const pinnedModule = '105c3bed22d457e43e3d1c3c1c6959fda62a8fe06f0fc8a985303c3a2be72232'

/**
 * Builds the engine: QuickJS's module, metered, with the script that prepares a realm in a custom section.
 *
 * @returns the bytes of a WebAssembly module
 * @throws Error when the installed module is not the one whose names and limits are known
 */
export async function buildEngine(): Promise<Uint8Array<ArrayBuffer>> {
  const path = fileURLToPath(import.meta.resolve('@jitl/quickjs-wasmfile-release-sync/wasm'))
  const module = await readFile(path)
  const digest = createHash('sha256').update(module).digest('hex')
  if (digest !== pinnedModule) {
    throw new Error(
      `Unexpected QuickJS module ${digest}, expected ${pinnedModule}: see src/runner/engine/abi.ts`,
    )
  }
  const realm = await bundle(runnerFile('realm/toolbox.ts'), 'cjs')
  const prelude = `(function (exports) {${realm}\nreturn exports.prepareRealm\n})({})`
  return meter(module, {
    stackLimit: hardStackBytes,
    sections: [{ name: preludeSection, bytes: new TextEncoder().encode(prelude) }],
  })
}
