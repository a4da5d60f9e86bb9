import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { readAnswer } from './good.ts'
import type { Package, Planted } from './package.ts'

type File = Pick<Package, 'parent' | 'language' | 'solution' | 'third' | 'of'> & { readonly answer: unknown }
type FaultyFile = File & Pick<Planted, 'fault'> & Partial<Pick<Planted, 'correlated' | 'duplicate'>>

const folder = new URL('fresh/', import.meta.url)

/**
 * Good packages by somebody who has seen neither the gates nor the other packages, written after the gates.
 *
 * @throws where a file is not of the form
 */
export function freshGood(): readonly Package[] {
  return filesIn('good/').map(([name, file]) => packageOf(name, file))
}

/** Packages with one fault each, by the same person. */
export function freshPlanted(): readonly Planted[] {
  return filesIn('planted/').map(([name, file]) => ({
    ...packageOf(name, file),
    fault: file.fault,
    correlated: file.correlated === true,
    duplicate: file.duplicate === true,
  }))
}

function filesIn(below: string): readonly (readonly [string, FaultyFile])[] {
  const own = new URL(below, folder)
  return readdirSync(own)
    .sort()
    .map((file) => [
      file.replace(/\.yaml$/, ''),
      parse(readFileSync(new URL(file, own), 'utf8')) as FaultyFile,
    ])
}

function packageOf(name: string, { parent, language, answer, solution, third, of }: File): Package {
  return {
    parent,
    name,
    language,
    answer: readAnswer(answer, name),
    solution,
    third,
    ...(of !== undefined && { of }),
  }
}
