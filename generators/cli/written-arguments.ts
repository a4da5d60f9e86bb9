import { existsSync, readFileSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, relative } from 'node:path'
import { assertSafe } from '../variant/llm/api/assert-safe.ts'
import { USD } from '../variant/llm/money.ts'
import { readModel, usualModel, type Model } from '../variant/llm/read-model.ts'
import { UsageError, type CommandArguments, type CommandIo } from './command.ts'
import { readNumber } from './read-number.ts'

/** What a run is to be. */
export interface Wanted {
  readonly cap: number
  readonly count: number | undefined
  readonly seed: string | undefined
  readonly jobs: number
  readonly model: string | undefined
  readonly ledger: string | undefined
  readonly isResumed: boolean
  readonly isBatched: boolean
  readonly isJson: boolean
  readonly baseUrl: string | undefined
  readonly out: string | undefined
}

/** Most dollars that a budget may have: what is more is a slip of the keyboard. */
const MOST_USD = 10_000

/** @throws UsageError where the arguments make no sense */
export function readWanted(values: CommandArguments['values']): Wanted {
  const seed = readNumber('--seed', values['seed'], { least: 0, most: 0xffffffff })
  const [ledger, resumed] = [textOf(values['ledger']), textOf(values['resume'])]
  if (ledger !== undefined && resumed !== undefined)
    throw new UsageError('--ledger begins a run and --resume goes on with one; name one of them')
  const baseUrl = textOf(values['base-url'])
  try {
    if (baseUrl !== undefined) assertSafe(baseUrl)
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : '', { cause: error })
  }
  return {
    cap: readBudget(values['budget']),
    count: readNumber('--count', values['count'], { least: 1, most: 1000 }),
    seed: seed === undefined ? undefined : String(seed),
    jobs: readNumber('--jobs', values['jobs'], { least: 1, most: 256 }) ?? availableParallelism(),
    model: textOf(values['model']),
    ledger: resumed ?? ledger,
    isResumed: resumed !== undefined,
    isBatched: values['batch'] === true,
    isJson: values['json'] === true,
    baseUrl,
    out: textOf(values['out']),
  }
}

function readBudget(value: unknown): number {
  const usd = typeof value === 'string' && /^\d+(\.\d+)?$/.test(value) ? Number(value) : 0
  if (usd > 0 && usd <= MOST_USD) return Math.round(usd * USD)
  throw new UsageError(
    value === undefined
      ? 'say with --budget what it may cost at most, in US dollars'
      : `--budget is "${String(value)}", expected US dollars up to ${MOST_USD}, such as 2.50`,
  )
}

function textOf(value: CommandArguments['values'][string]): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** A run is begun in a file that is not there, and gone on with in one that is. */
export function ledgerFault(path: string, shown: string, isResumed: boolean): string | undefined {
  if (isResumed) return existsSync(path) ? undefined : `there is no ledger ${shown}, so no run to go on with`
  return existsSync(path) && statSync(path).size > 0
    ? `${shown} is there already: go on with its run by --resume ${shown}, or name another --ledger`
    : undefined
}

/** A model with its prices: of the bank's own file, where it has one, else of Assay's. */
export function modelOf(
  name: string | undefined,
  bankDir: string,
  io: CommandIo,
): Model | { readonly fault: string } {
  const ofBank = join(bankDir, 'prices.yaml')
  const path = existsSync(ofBank) ? ofBank : new URL('../variant/llm/prices.yaml', import.meta.url)
  const shown = path === ofBank ? relative(io.cwd, ofBank) : 'prices.yaml'
  const text = readFileSync(path, 'utf8')
  const wanted = name ?? usualModel(text)
  if (wanted === undefined)
    return { fault: `${shown} names no usual model: say with --model which one is to write` }
  const read = readModel(text, shown, wanted)
  return read.ok ? read.model : { fault: read.faults.join('\n  ') }
}
