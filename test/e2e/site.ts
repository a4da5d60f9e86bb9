/**
 * Builds the site once for all browser tests of the product, as `npm start` does, and serves it on the loopback. Its items
 * have no variants, so that a test that names an item meets it; variants.browser.test.ts has a site of its own.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the served site, without a slash at the end. */
    site: string
    /** Folder whose content/banks the site was built from. */
    home: string
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url))

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // A folder of its own: two runs at a time must not build into each other's site.
  const home = join(root, '.cache', `e2e-${process.pid}`)
  const out = join(home, 'site')
  await cp(join(root, 'content/banks'), join(home, 'content/banks'), {
    recursive: true,
    filter: (path) => !/\/items\/[^/]+\/variants$/.test(path),
  })
  const server = spawn(
    process.execPath,
    [join(root, 'generators/cli/assay.ts'), 'build', '--dev', '--serve', '--out', out, '--port', '0'],
    { cwd: home, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let output = ''
  const address = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString()
      const found = /http:\/\/(?:127\.0\.0\.1|localhost):\d+/.exec(output)?.[0]
      if (found !== undefined) resolve(found)
    }
    server.stdout.on('data', read)
    server.stderr.on('data', read)
    server.once('exit', (code) => reject(new Error(`The site could not be built (exit ${code}):\n${output}`)))
  })
  project.provide('site', await address)
  project.provide('home', home)
  return async () => {
    server.removeAllListeners('exit')
    server.kill('SIGTERM')
    await once(server, 'exit')
    await rm(home, { recursive: true, force: true })
  }
}
