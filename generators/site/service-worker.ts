import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { isPacked, PACKS, type PackedFile } from '#site-files'
import { contentType } from '../serve/content-type.ts'

/** The file that browsers ask for; it lies in the site's folder, so that it may serve all of it. */
export const SERVICE_WORKER = 'sw.js'

/** Types of files that pages ask for. What else lies in a site is for hosts and robots. */
const WANTED = /\.(html|js|css|json|wasm|woff2|svg|png|jpg|webp|ico|webmanifest|csv)$/

/** What tells of a release and is needed by no test, forms of others, and the sample of the studio: not what a candidate should have to load. */
const BESIDE = /^quality\/|^sealed\/|^sample\/|^_assay\/[^/]+\/quality\.json$/

/** A host answers with this page by itself, under other addresses. */
const NOT_FOUND = '404.html'

/**
 * The files of a built site that the service worker keeps.
 *
 * @param dir the built site
 * @returns paths with forward slashes, sorted
 */
export async function listFiles(dir: string): Promise<readonly string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(
      (file) => WANTED.test(file) && !BESIDE.test(file) && file !== NOT_FOUND && file !== SERVICE_WORKER,
    )
    .sort()
}

/** Characters after which a pack is full: a phone reads one at a time. */
const PACK_CHARACTERS = 4_000_000

/**
 * Writes the packs of a built site, from which the service worker takes its pages, scripts and other texts.
 *
 * @param dir the built site
 * @param files paths below it
 */
export async function writePacks(dir: string, files: readonly string[]): Promise<void> {
  const packs: PackedFile[][] = []
  let room = 0
  for (const file of files.filter(isPacked)) {
    const text = readFileSync(join(dir, file), 'utf8')
    if (text.length > room) {
      packs.push([])
      room = PACK_CHARACTERS
    }
    packs.at(-1)?.push({ file, type: contentType(file), text })
    room -= text.length
  }
  await mkdir(join(dir, PACKS), { recursive: true })
  for (const [index, pack] of packs.entries())
    await writeFile(join(dir, PACKS, `${index + 1}.json`), JSON.stringify(pack))
}

/**
 * The service worker of a built site: one classic script, whose bytes change with any file of the site.
 *
 * @param dir the built site
 */
export async function buildServiceWorker(dir: string): Promise<string> {
  const files = await listFiles(dir)
  const digests = Object.fromEntries(files.map((file) => [file, sha256(readFileSync(join(dir, file)))]))
  const version = sha256(JSON.stringify(digests)).slice(0, 16)
  return bundleWorker('service.ts', `export const site = ${JSON.stringify({ version, digests })}`)
}

/** The worker that takes a service worker's place where there must be none. */
export function buildRetiredWorker(): Promise<string> {
  return bundleWorker('service-retired.ts', '')
}

async function bundleWorker(file: string, siteFiles: string): Promise<string> {
  const build = await rolldown({
    input: fileURLToPath(new URL(`../../src/workers/${file}`, import.meta.url)),
    platform: 'browser',
    logLevel: 'warn',
    plugins: [
      {
        name: 'assay-site-files',
        resolveId: (id) => (id === 'virtual:assay/site-files' ? id : null),
        load: (id) => (id === 'virtual:assay/site-files' ? siteFiles : null),
      },
    ],
  })
  const { output } = await build.generate({ format: 'iife', minify: true, comments: false })
  await build.close()
  return output.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('')
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
