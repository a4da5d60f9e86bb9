import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Blueprint } from '#schemas/blueprint'
import { readYaml, type DataPath } from '#schemas/diagnose/index'

/** Differences that are told before the rest is only counted. */
const MOST_TOLD = 5

/**
 * What the file of a test says otherwise than its release, from which it is sealed: whoever edits it without releasing
 * the bank again has changed nothing.
 *
 * @param bankDir absolute path of the bank
 * @param blueprint of the release
 * @returns a line for each difference, with its place; empty where there is none, or no such file
 */
export async function editsSinceRelease(bankDir: string, blueprint: Blueprint): Promise<readonly string[]> {
  const file = `tests/${blueprint.id}.yaml`
  const text = await readFile(join(bankDir, file), 'utf8').catch(() => undefined)
  if (text === undefined) return []
  const { value, diagnostics, rangeOf } = readYaml({ file, text })
  const [fault] = diagnostics
  if (fault !== undefined) return [`${file}:${fault.range.start.line}: ${fault.message}`]
  const edits: string[] = []
  const compare = (now: unknown, then: unknown, path: DataPath): void => {
    if (isOfRelease(now, path)) return
    if (isBranch(now) && isBranch(then) && Array.isArray(now) === Array.isArray(then)) {
      for (const key of new Set([...Object.keys(now), ...Object.keys(then)])) {
        const step = Array.isArray(now) ? Number(key) : key
        compare(now[key], then[key], [...path, step])
      }
    } else if (now !== then)
      edits.push(
        `${file}:${rangeOf(path).start.line}: ${nameOf(path)} ${now === undefined ? 'is not there' : `is ${shown(now)}`}, and the release has ${then === undefined ? 'none' : shown(then)}`,
      )
  }
  compare(value, blueprint, [])
  const more = edits.length - MOST_TOLD
  return more > 0 ? [...edits.slice(0, MOST_TOLD), `and ${more} more`] : edits
}

/** What a release sets in place of what stands in the file: its own version, and the forms that a file of them holds. */
function isOfRelease(now: unknown, path: DataPath): boolean {
  const field = path.at(-1)
  return (path.length === 1 && field === 'release') || (field === 'forms' && typeof now === 'string')
}

function isBranch(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function nameOf(path: DataPath): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '')
}

function shown(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
