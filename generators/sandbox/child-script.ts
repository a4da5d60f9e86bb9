import { statSync } from 'node:fs'
import { access, constants, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { isAbsolute, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheFolder, digestOf } from './cache.ts'

/**
 * The sandbox's child process as one script. From its many TypeScript files it takes a second of the processor to start,
 * and it may not write, so that it can keep nothing compiled for the next one.
 *
 * @param folder of the cache; where it cannot be written, the child starts from its sources
 * @returns path of a module for Node
 */
export async function loadChildScript(folder: string = cacheFolder): Promise<string> {
  return (await findScript(folder)) ?? (await writeScript(folder).catch(() => childFile))
}

/** The child's own file, which starts as well, only later. */
export const childFile = fileURLToPath(new URL('child.ts', import.meta.url))

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What a script was made of, its first line as a comment: paths from the root of Assay, and how each file was then. */
type Origin = readonly (readonly [path: string, state: string])[]

/** Scripts are named `child-<digest of the script>.mjs`: a damaged one does not count, nor one of other sources. */
async function findScript(folder: string): Promise<string | undefined> {
  for (const name of await scriptsIn(folder)) {
    const text = await readFile(join(folder, name), 'utf8').catch(() => '')
    if (name !== nameOf(text)) continue
    const origin = JSON.parse(text.slice(3, text.indexOf('\n'))) as Origin
    if (origin.every(([path, state]) => state === stateOf(path))) return join(folder, name)
  }
  return undefined
}

async function writeScript(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  await access(folder, constants.W_OK)
  const text = await bundleChild()
  const name = nameOf(text)
  const temporary = join(folder, `${process.pid}-${name}.tmp`)
  await writeFile(temporary, text)
  await rename(temporary, join(folder, name))
  const stale = (await scriptsIn(folder)).filter((other) => other !== name)
  await Promise.all(stale.map((other) => rm(join(folder, other), { force: true })))
  return join(folder, name)
}

async function scriptsIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder).catch(() => [])).filter((name) => /^child-[0-9a-f]{32}\.mjs$/.test(name))
}

/** Packages stay outside: they are JavaScript, and sucrase's parser must be the same to whoever imports a part of it. */
async function bundleChild(): Promise<string> {
  const { rolldown } = await import('rolldown')
  const build = await rolldown({
    input: childFile,
    platform: 'node',
    logLevel: 'warn',
    external: (id) => !/^[.#]/.test(id) && !isAbsolute(id),
  })
  const { output } = await build.generate({
    format: 'esm',
    minify: true,
    comments: false,
    codeSplitting: false,
  })
  const read = (await build.watchFiles).map((path) => relative(root, path))
  await build.close()
  const made = ['package.json', relative(root, fileURLToPath(import.meta.url))]
  const origin: Origin = [...made, ...read].toSorted().map((path) => [path, stateOf(path)])
  return `// ${JSON.stringify(origin)}\n${output[0].code}`
}

function nameOf(text: string): string {
  return `child-${digestOf(text)}.mjs`
}

/** Size and time of the last change: to read hundreds of files takes longer than to start the child. */
function stateOf(path: string): string {
  const state = statSync(join(root, path), { throwIfNoEntry: false })
  return state === undefined ? '' : `${state.size} ${state.mtimeMs}`
}
