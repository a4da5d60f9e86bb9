import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { toolVersion } from '../compile/tool.ts'

/** Folders and files, from the project's root, on which the result of a job depends. */
const sources = [
  'adaptive',
  'generators/compile',
  'generators/executor',
  'generators/kinds',
  'generators/leak',
  'generators/lint',
  'generators/sandbox',
  'generators/variant',
  'generators/verify',
  'schemas',
  'src/report',
  'src/runner',
  'package-lock.json',
] as const

let known: string | undefined

/**
 * Names this Assay by its version and what its sources hold: whoever has the same name does the same with a job. Two
 * checkouts of one version need not be the same.
 *
 * @returns such as `0.2.0-0123456789abcdef`
 */
export function buildName(): string {
  return (known ??= `${toolVersion}-${digestOfSources()}`)
}

function digestOfSources(): string {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const hash = createHash('sha256')
  for (const path of sources.flatMap((source) => filesOf(root, source)))
    hash.update(`${path}\n`).update(
      createHash('sha256')
        .update(readFileSync(join(root, path)))
        .digest(),
    )
  return hash.digest('hex').slice(0, 16)
}

/** Tests and what they read have no part in what comes of a job. */
function filesOf(root: string, path: string): readonly string[] {
  if (/\.\w+$/.test(path)) return path.endsWith('.test.ts') ? [] : [path]
  return readdirSync(join(root, path))
    .filter((name) => name !== 'fixtures')
    .toSorted()
    .flatMap((name) => filesOf(root, `${path}/${name}`))
}
