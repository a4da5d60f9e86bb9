import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { RegistryError } from '#results'
import type { SealedResult } from '#schemas/sealed-result'
import { FORMS } from '../seal/apply.ts'
import { readRegistry } from '../seal/read-registry.ts'

/** Whether somebody has sealed the form that a result says it is of: undefined if so, otherwise what is wrong. */
export type Know = (result: Pick<SealedResult, 'attempt' | 'form'>) => Promise<'attempt' | 'form' | undefined>

/** How often files of registries are looked at for forms that were sealed meanwhile, in milliseconds. */
const LOOK_MS = 5000

/**
 * By registries, which know attempts and hashes of forms. What is sealed later is found in them without a new start.
 *
 * @param paths of at least one
 * @param report hears of a registry that can no longer be read; what was known of it stays
 * @param now a clock in milliseconds
 * @throws RegistryError
 */
export async function knownByRegistries(
  paths: readonly string[],
  report: (words: string) => void,
  now: () => number = () => performance.now(),
): Promise<Know> {
  const registries = await Promise.all(paths.map((path) => openRegistry(path)))
  let lookedAt = now()
  const find = (attempt: string) => registries.map(({ forms }) => forms.get(attempt)).find(Boolean)
  let looking: Promise<void> | undefined
  const lookAgain = async (): Promise<void> => {
    for (const [at, { path, stamp }] of registries.entries()) {
      try {
        if ((await stampOf(path)) !== stamp) registries[at] = await openRegistry(path)
      } catch (error) {
        report(error instanceof Error ? error.message : String(error))
      }
    }
  }
  return async ({ attempt, form }) => {
    if (find(attempt) === undefined && now() - lookedAt >= LOOK_MS) {
      lookedAt = now()
      looking = lookAgain()
    }
    if (find(attempt) === undefined) await looking
    const known = find(attempt)
    if (known === undefined) return 'attempt'
    return known === form ? undefined : 'form'
  }
}

interface Opened {
  readonly path: string
  /** differs where the file does */
  readonly stamp: string
  /** hash of the form by attempt: nothing else of a registry is kept in memory */
  readonly forms: ReadonlyMap<string, string>
}

async function openRegistry(path: string): Promise<Opened> {
  const stamp = await stampOf(path)
  const registry = await readRegistry(path)
  if (registry === undefined)
    throw new RegistryError(`${path} is not there: name the registry that assay seal wrote`)
  return { path, stamp, forms: new Map(registry.forms.map(({ attempt, form }) => [attempt, form])) }
}

async function stampOf(path: string): Promise<string> {
  const facts = await stat(path).catch(() => undefined)
  return `${facts?.size} ${facts?.mtimeMs} ${facts?.ino}`
}

/** By the forms that were sealed into a site. They say no hash that could be read without the candidate's link. */
export function knownBySite(site: string): Know {
  return async ({ attempt }) => {
    const facts = await stat(join(site, FORMS, `${attempt}.json`)).catch(() => undefined)
    return facts?.isFile() ? undefined : 'attempt'
  }
}
