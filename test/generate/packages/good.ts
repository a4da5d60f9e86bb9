import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { modelAnswerSchema, type ModelAnswer } from '#schemas/model-answer'
import type { Edits, Good, Package, Witness } from './package.ts'

interface Change {
  readonly drop?: string
  readonly from?: string
  readonly put?: string
  readonly to?: string
  readonly also?: Edits
  readonly reading: number
}

interface File {
  readonly language: Package['language']
  readonly answer: unknown
  readonly solution: string
  readonly third: string
  readonly notes: {
    readonly nouns: Good['nouns']
    readonly open: Change
    readonly otherwise: Change
    readonly alike?: Good['alike']
  }
  readonly witnesses: readonly Required<Witness>[]
}

const folder = new URL('good/', import.meta.url)

/**
 * The good packages, in the order of their names.
 *
 * @param parent id of an item; of all parents where absent
 * @throws where a file is not of the form
 */
export function readGood(parent?: string): readonly Good[] {
  const parents = parent === undefined ? readdirSync(folder).sort() : [parent]
  return parents.flatMap((id) =>
    readdirSync(new URL(`${id}/`, folder))
      .sort()
      .map((file) => readOne(id, file)),
  )
}

/** @throws with the faults, where the answer is not of the form */
export function readAnswer(value: unknown, file: string): ModelAnswer {
  const read = modelAnswerSchema.parse(value)
  if (!read.ok) throw new TypeError(`Unexpected answer in ${file}: ${JSON.stringify(read.faults)}`)
  return read.value
}

function readOne(parent: string, file: string): Good {
  const { language, answer, solution, third, notes, witnesses } = parse(
    readFileSync(new URL(`${parent}/${file}`, folder), 'utf8'),
  ) as File
  return {
    parent,
    name: file.replace(/\.yaml$/, ''),
    language,
    answer: readAnswer(answer, file),
    solution,
    third,
    witnesses,
    nouns: notes.nouns,
    open: reading(notes.open),
    otherwise: reading(notes.otherwise),
    ...(notes.alike && { alike: notes.alike }),
  }
}

function reading({ drop, from, put, to, also, reading }: Change): Good['open'] {
  return { edits: [drop ?? from ?? '', put ?? to ?? '', ...(also ?? [])], reading }
}
