import type { TaskOf } from '#schemas/public-item'
import type { Language, Limits } from './program.ts'

/** Names of the budgets that an author may choose. */
export type BudgetName = 'standard' | 'generous'

/**
 * Fuel of each budget, in units. `standard` lasts about two seconds in a typical program on a laptop and is
 * at least ten times what a sound solution should need; `generous` is four times that.
 */
export const budgets: Readonly<Record<BudgetName, number>> = {
  standard: 400_000_000,
  generous: 1_600_000_000,
}

/** The limits of an item that says nothing else. */
export const defaultLimits: Limits = {
  fuel: budgets.standard,
  memoryMiB: 64,
  outputBytes: 64 * 1024,
  watchdogMs: watchdogFor(budgets.standard),
}

/**
 * Limits of an item of SQL. A unit is about three times the work that it is in JavaScript, since instructions of SQLite's
 * virtual machine are units, too: `standard` lasts about half a second on a laptop.
 */
export const sqlLimits: Readonly<Record<BudgetName, Limits>> = {
  standard: sqlLimitsOf(50_000_000),
  generous: sqlLimitsOf(200_000_000),
}

function sqlLimitsOf(fuel: number): Limits {
  return { fuel, memoryMiB: 64, outputBytes: 64 * 1024, watchdogMs: watchdogFor(3 * fuel) }
}

/** How much larger than the console's output the encoded result may be. */
export const resultShare = 16

/**
 * Wall clock for a case: five times what the slowest kind of work takes on a slow machine, and never below 10 s.
 * @param fuel budget in units
 * @returns milliseconds
 */
export function watchdogFor(fuel: number): number {
  const slowestUnitsPerMs = 70_000
  return Math.max(10_000, Math.ceil((5 * fuel) / slowestUnitsPerMs))
}

/**
 * Limits from an item's own (`budget`, `memory`, `output`), defaults filled in.
 * @param limits memory in MiB, output in KiB
 */
export function limitsFor(limits: {
  readonly budget?: BudgetName
  readonly memoryMiB?: number
  readonly outputKiB?: number
}): Limits {
  const fuel = budgets[limits.budget ?? 'standard']
  return {
    fuel,
    memoryMiB: limits.memoryMiB ?? defaultLimits.memoryMiB,
    outputBytes: (limits.outputKiB ?? 64) * 1024,
    watchdogMs: watchdogFor(fuel),
  }
}

/** The limits of an item's task, with the watchdog that goes with its fuel. */
export function limitsOfTask({ limits }: Pick<TaskOf<'debug'>, 'limits'>): Limits {
  const { fuel, memoryMiB, outputBytes } = limits
  return { fuel, memoryMiB, outputBytes, watchdogMs: watchdogFor(fuel) }
}

/** The limits of an SQL item's task, with the watchdog that goes with its fuel. */
export function limitsOfSql({ limits }: Pick<TaskOf<'sql'>, 'limits'>): Limits {
  const { fuel, memoryMiB, outputBytes } = limits
  return { fuel, memoryMiB, outputBytes, watchdogMs: sqlLimitsOf(fuel).watchdogMs }
}

/** Fuel that one point of a sweep over sizes may burn: its steps take up to 80 million, in Python up to 200 million. */
const pointFuel = { javascript: 200_000_000, python: 400_000_000 }

/** The limits of one point of a sweep: less fuel than a case has, and a watchdog that comes sooner. */
export function pointLimitsOfTask(task: Pick<TaskOf<'code'>, 'limits'>, language: Language): Limits {
  const limits = limitsOfTask(task)
  const fuel = Math.min(limits.fuel, pointFuel[language === 'python' ? 'python' : 'javascript'])
  return { ...limits, fuel, watchdogMs: watchdogFor(fuel) }
}

/** @throws RangeError for a limit that the engine cannot keep, naming it and its range */
export function checkLimits(limits: Limits): void {
  inRange('fuel', limits.fuel, 1, 2 ** 31 - 1)
  inRange('memoryMiB', limits.memoryMiB, 16, 2048)
  inRange('outputBytes', limits.outputBytes, 0, 2 ** 26)
  inRange('watchdogMs', limits.watchdogMs, 1, 2 ** 31 - 1)
}

/** @throws RangeError for a budget of steps that the counters cannot hold */
export function checkSteps(steps: number): void {
  inRange('steps', steps, 1, 1e9)
}

function inRange(name: string, value: number, low: number, high: number): void {
  if (!Number.isInteger(value) || value < low || value > high) {
    throw new RangeError(`Unexpected ${name} ${value}, expected an integer from ${low} to ${high}`)
  }
}
