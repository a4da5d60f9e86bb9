import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A file of reference values: simulated data of our own, computed with catR 3.17 and mirt 1.47 on R 4.2.2 (D = 1).
 * Read by tests alone.
 *
 * @param name of a file in `reference/`, without its extension
 * @returns its content, whose shape the test that reads it knows
 */
export function oracle(name: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'reference', `${name}.json`), 'utf8'))
}
