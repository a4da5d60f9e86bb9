import { Halt, halt } from './engine/imports.ts'
import type { Sink } from './engine/engine.ts'

/** Where an instance's fuel is read and written, in units. */
export interface Tank {
  readonly read: () => number
  readonly write: (fuel: number) => void
}

/** Fuel for one call of the console, which happens outside the meter. */
const printFuel = 1_000

/**
 * Takes fuel for work that the meter does not see.
 * @throws Halt when none is left
 */
export function charge(tank: Tank, fuel: number): void {
  tank.write(tank.read() - fuel)
  if (tank.read() < 0) throw new Halt('abort', 'Out of fuel')
}

/**
 * Collects what a program prints, up to its limit, which is kept here, outside the program's reach.
 *
 * @param limit in bytes of UTF-8
 */
export function createConsole(limit: number) {
  const texts: string[] = []
  let bytes = 0
  const sink =
    (tank: Tank): Sink =>
    (printed, world) => {
      bytes += printed?.bytes ?? 0
      if (printed === undefined || bytes > limit) halt(world, 'output')
      texts.push(printed.read())
      charge(tank, printFuel)
    }
  return { sink, text: () => texts.join('') }
}
