import { fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { addImage, hardStackBytes, meter, pythonLoopFuel } from '#runner'
import type { Snapshot } from './snapshot.ts'

/** SHA-256 of the interpreter that `src/runner/python` was written for: Pyodide 314.0.7, which is CPython 3.14.2. */
export const pinnedInterpreter = 'cc36e3cab04fdfc9a63ff13eb52eae2b911bf46c025cc7b281f394bd3de1d5e6'

/**
 * Builds the engine for Python: Pyodide's module, metered, with the image of an interpreter that is ready to run.
 *
 * @returns the bytes of a WebAssembly module
 * @throws Error when the installed module is not the one that is known, or no image could be made
 */
export async function buildPythonEngine(): Promise<Uint8Array<ArrayBuffer>> {
  const module = await readFile(fileURLToPath(import.meta.resolve('pyodide/pyodide.asm.wasm')))
  const digest = createHash('sha256').update(module).digest('hex')
  if (digest !== pinnedInterpreter) {
    throw new Error(
      `Unexpected Pyodide module ${digest}, expected ${pinnedInterpreter}: see src/runner/python`,
    )
  }
  const { memory, meta } = await takeSnapshot()
  return addImage(meter(module, { loopFuel: pythonLoopFuel, stackLimit: hardStackBytes }), memory, meta)
}

const snapshotFile = fileURLToPath(new URL('snapshot.ts', import.meta.url))

function takeSnapshot(): Promise<Snapshot> {
  return new Promise((resolve, reject) => {
    const child = fork(snapshotFile, {
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    child.once('message', (answer: Snapshot | { readonly fault: string }) => {
      if ('fault' in answer) reject(new Error(`No image of Python could be made: ${answer.fault}`))
      else resolve(answer)
    })
    child.once('error', reject)
    child.once('exit', () => reject(new Error('No image of Python could be made: the process ended')))
  })
}
