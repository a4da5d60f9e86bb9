import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { readAnswer, readGood } from '../good.ts'
import type { Good, Package } from '../package.ts'

/** What is made from the parent alone is made for the first good package of it. */
export function onlyOnce(good: Good, make: (good: Good) => Package): Package | undefined {
  return readGood(good.parent)[0]?.name === good.name ? make(good) : undefined
}

/**
 * A faulty package written by hand.
 *
 * @param folder of `blind/`, with a file for each parent
 * Where nobody wrote a third solution, both solvers wrote the same: these are repeats and easy steps.
 *
 * @throws where the file is not of the form
 */
export function handWritten(folder: string, { parent, language }: Good): Package {
  const file = `blind/${folder}/${parent}.yaml`
  const {
    answer,
    solution,
    third = solution,
  } = parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as {
    readonly answer: unknown
    readonly solution: string
    readonly third?: string
  }
  return { parent, name: parent, language, answer: readAnswer(answer, file), solution, third }
}
