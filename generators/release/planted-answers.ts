import type { Response } from '#schemas/response'
import type { SealedItem } from '../compile/compiled-item.ts'
import { rightAnswer } from '../kinds/critique/right-answer.ts'
import type { ItemHalves } from './compare/released-item.ts'
import { languageOf, type StoredAnswer } from './compare/stored-answers.ts'

/** A fault that is planted in a program. */
export interface PlantedFault {
  readonly name: string
  readonly text: string
  /** From 1. */
  readonly line: number
}

/** Gives the small faults that somebody may make in a program. */
export type PlantFaults = (
  text: string,
  language: ReturnType<typeof languageOf> | 'sql',
) => readonly PlantedFault[]

/** The reference with a fault, as a candidate would have handed it in. */
export interface PlantedAnswer {
  /** Such as `the mutant < → <= @3:4 of accepted/one-pass.ts, line 3,`. */
  readonly subject: string
  readonly response: Response
}

/**
 * The answers that a kind's proof plants in its reference: in the program of `code` and of a critique's repair, in the
 * query of `sql`, in the lines that a fix of `debug` has written. Those of `tests` are the key itself, in which nothing
 * can change unseen.
 *
 * @param base the reference: the first accepted program
 */
export function plantedAnswers(
  { public: half, sealed }: Required<ItemHalves>,
  base: StoredAnswer,
  plant: PlantFaults,
): readonly PlantedAnswer[] {
  if (half.kind === 'tests') return []
  return Object.entries(base.files).flatMap(([path, text]) => {
    const file = path === '' ? base.file : `${base.file}/${path}`
    const language = half.kind === 'sql' ? 'sql' : languageOf(file)
    const isWritten = writtenLines(half, path, text)
    return plant(text, language)
      .filter(({ line }) => isWritten(line))
      .flatMap((fault) => {
        const response = responseWith(sealed, base, { path, language, text: fault.text })
        return response
          ? [{ subject: `the mutant ${fault.name} of ${file}, line ${fault.line},`, response }]
          : []
      })
  })
}

/** Of a project, lines that it does not have as it is given; of any other program all. */
function writtenLines(half: ItemHalves['public'], path: string, text: string): (line: number) => boolean {
  if (half.kind !== 'debug') return () => true
  const given = new Set(half.task.files.find((file) => file.path === path)?.text.split('\n'))
  const lines = text.split('\n')
  return (line) => !given.has(lines[line - 1] ?? '')
}

interface Changed {
  readonly path: string
  readonly language: Parameters<PlantFaults>[1]
  readonly text: string
}

function responseWith(
  { kind, key }: SealedItem,
  { files }: StoredAnswer,
  { path, language, text }: Changed,
): Response | undefined {
  if (kind === 'sql') return { kind, text }
  if (kind === 'debug') return { kind, files: { ...files, [path]: text } }
  if (kind === 'code' && language !== 'sql') return { kind, language, text }
  if (kind === 'critique') return { ...rightAnswer(key), repair: text }
  return undefined
}
