import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Path of a file of `src/runner`, by its path in that folder. */
export function runnerFile(path: string): string {
  return join(dirname(fileURLToPath(import.meta.resolve('#runner'))), path)
}

/**
 * Bundles a module and all it imports to one classic script.
 *
 * @param input path of the entry
 * @param format `iife` for a worker, `cjs` for a script that fills `exports`
 */
export async function bundle(input: string, format: 'iife' | 'cjs'): Promise<string> {
  // A bundler of several megabytes, which is needed only where a cache is empty
  const { rolldown } = await import('rolldown')
  const build = await rolldown({ input, platform: 'browser', logLevel: 'warn' })
  const { output } = await build.generate({ format, minify: true, comments: false })
  await build.close()
  return output.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('')
}
