import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Diagnostic } from '#schemas/diagnose/index'
import type { AuthorBank, AuthorRow, AuthorSource } from '#preview'
import { standingOf } from './author-proof.ts'
import type { LiveBank, LiveItem } from './live-bank.ts'

/** Largest file that is shown, in bytes. */
const largestShown = 512 * 1024

/** An item in the list of all; what cannot be read of it is left out. */
export function authorRow(bank: LiveBank, live: LiveItem): AuthorRow {
  const { item, name, diagnostics } = live
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  const facts = item?.frontmatter
  return {
    bank: basename(bank.dir),
    name,
    title: facts?.title ?? name,
    ...(facts && {
      kind: facts.kind,
      status: facts.status,
      use: facts.use,
      level: facts.level,
      version: facts.version,
    }),
    skills: facts?.skills ?? [],
    errors,
    warnings: diagnostics.length - errors,
    proof: standingOf(live),
  }
}

/** A bank with the faults of its own files. */
export function authorBank(bank: LiveBank): AuthorBank {
  const name = basename(bank.dir)
  const checked = bank.checked()
  const own = checked?.diagnostics.filter(({ file }) => !/^items\/[^/]+\//.test(file)) ?? []
  return {
    name,
    title: checked?.bank?.title ?? name,
    ...bank.progress(),
    sources: sourcesWith(bank.dir, own),
  }
}

/** The files that diagnostics name, with their texts. */
export function sourcesWith(root: string, diagnostics: readonly Diagnostic[]): readonly AuthorSource[] {
  const files = new Map<string, Diagnostic[]>()
  for (const diagnostic of diagnostics)
    files.set(diagnostic.file, [...(files.get(diagnostic.file) ?? []), diagnostic])
  return [...files].map(([file, found]) => sourceOf(root, file, found))
}

/** @param file relative to the root */
export function sourceOf(root: string, file: string, diagnostics: readonly Diagnostic[]): AuthorSource {
  const text = textOf(join(root, file))
  return { file, diagnostics, ...(text === undefined ? {} : { text }) }
}

function textOf(path: string): string | undefined {
  try {
    const bytes = readFileSync(path)
    if (bytes.length > largestShown || bytes.includes(0)) return undefined
    return bytes.toString('utf8').replace(/^\uFEFF/, '')
  } catch {
    return undefined
  }
}
