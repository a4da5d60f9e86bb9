import type { ReadRelease } from './protocol.ts'

/**
 * Reads a file in a worker.
 *
 * @throws Error where the worker failed by a fault of ours
 */
export async function readReleaseFile(file: File): Promise<ReadRelease> {
  const worker = new Worker(new URL('../release.ts', import.meta.url), { type: 'module', name: 'release' })
  const { promise, resolve, reject } = Promise.withResolvers<ReadRelease>()
  worker.addEventListener('message', ({ data }: MessageEvent<ReadRelease>) => resolve(data))
  worker.addEventListener('error', ({ message }) => reject(new Error(`the file was not read: ${message}`)))
  worker.postMessage(file, [])
  return promise.finally(() => worker.terminate())
}
