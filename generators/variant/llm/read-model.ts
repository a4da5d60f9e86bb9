import type { Diagnostic } from '#schemas/diagnose/index'
import { pricesSchema } from '#schemas/prices'
import { readDataFile } from '../../compile/data-file.ts'

/** A model with its prices. */
export interface Model {
  readonly name: string
  /** Day of the prices, YYYY-MM-DD. */
  readonly dated: string
  /** US dollars per million tokens. */
  readonly price: {
    readonly input: number
    readonly cacheWrite: number
    readonly cacheRead: number
    readonly output: number
  }
  /** Share of the price that a message in a batch costs, in (0, 1]. */
  readonly batchFactor: number
  /** Most output of one answer, in tokens. */
  readonly maxOutputTokens: number
  /** Longest prompt for which the prices hold, in tokens. */
  readonly promptUpTo: number
}

export type ReadModel =
  { readonly ok: true; readonly model: Model } | { readonly ok: false; readonly faults: readonly string[] }

/**
 * Finds a model in a file of prices.
 *
 * @param text of the file, see `prices.yaml` beside this file
 * @param file its name, for messages
 * @returns the model, or every fault of the file, or that it lacks the model
 */
export function readModel(text: string, file: string, name: string): ReadModel {
  const diagnostics: Diagnostic[] = []
  const read = readDataFile({ text, file, schema: pricesSchema }, diagnostics)
  if (!read) return { ok: false, faults: diagnostics.map(told) }
  const { dated, batchFactor, models } = read.value
  const found = Object.hasOwn(models, name) ? models[name] : undefined
  if (!found) return { ok: false, faults: [missing(file, name, Object.keys(models))] }
  const { maxOutputTokens, promptUpTo = Infinity, ...price } = found
  return { ok: true, model: { name, dated, price, batchFactor, maxOutputTokens, promptUpTo } }
}

function told({ file, range, message, help }: Diagnostic): string {
  const { line, column } = range.start
  return `${file}:${line}:${column}: ${message}${help === undefined ? '' : `; ${help}`}`
}

function missing(file: string, name: string, known: readonly string[]): string {
  return `${file}: Unexpected model ${name}, expected one with a price (${known.join(', ')}); write its prices, their day and their source into the file`
}

/** The model that a file of prices names for those who name none; undefined where there is none, or the file has faults. */
export function usualModel(text: string): string | undefined {
  return readDataFile({ text, file: '', schema: pricesSchema }, [])?.value.usual
}
