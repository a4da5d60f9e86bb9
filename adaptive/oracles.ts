import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { responsesOf, type Responses } from './responses/responses.ts'

/**
 * A file of reference values: simulated data of our own, computed with catR 3.17 and mirt 1.47 on R 4.2.2 (D = 1).
 * Read by tests alone.
 *
 * @param name of a file in `reference/`, without its extension
 * @returns its content, whose shape the test that reads it knows
 */
export function oracle(name: string): unknown {
  return JSON.parse(read(`${name}.json`))
}

/**
 * The responses that reference values were computed from: one person a line, one character an item, 9 = not administered.
 *
 * @param name of a file in `reference/`, without its extension
 */
export function oracleRows(name: string): readonly (readonly (number | undefined)[])[] {
  return read(`${name}.txt`)
    .trim()
    .split('\n')
    .map((line) => [...line].map((symbol) => (symbol === '9' ? undefined : Number(symbol))))
}

/** The same as responses. */
export function oracleResponses(name: string): Responses {
  return responsesOf(oracleRows(name))
}

function read(file: string): string {
  return readFileSync(join(import.meta.dirname, 'reference', file), 'utf8')
}
