import { createGenerator } from '#adaptive'
import type { InputKind } from './entry.ts'

/** Ways in which an input of each kind is arranged. */
export const arrangements: Readonly<Record<InputKind, readonly string[]>> = {
  n: ['value'],
  v: ['random', 'sorted', 'reversed', 'equal'],
  a: ['random', 'sorted', 'reversed', 'equal'],
  b: ['random', 'sorted', 'reversed', 'equal'],
  s: ['random', 'equal'],
}

/** Largest size that a kind is measured at. */
export function largestSize(kind: InputKind): number {
  return kind === 'n' ? 2 ** 24 : 2 ** 13
}

/** The arguments at a size. */
export function argumentsAt(kind: InputKind, arrangement: string, size: number): readonly unknown[] {
  switch (kind) {
    case 'n':
      return [size]
    case 's':
      return [textOf(arrangement, size)]
    case 'v':
      return [valuesOf(arrangement, size)]
    case 'a':
      return [valuesOf(arrangement, size), valuesOf('random', 24)]
    case 'b':
      return [valuesOf('random', 24), valuesOf(arrangement, size)]
  }
}

function valuesOf(arrangement: string, size: number): number[] {
  const generator = createGenerator('bench', arrangement)
  const values = Array.from({ length: size }, () =>
    arrangement === 'equal' ? 7 : Math.floor(generator.unit() * size * 4),
  )
  if (arrangement === 'sorted') return values.toSorted((one, other) => one - other)
  return arrangement === 'reversed' ? values.toSorted((one, other) => other - one) : values
}

function textOf(arrangement: string, size: number): string {
  const generator = createGenerator('bench', 'text')
  return Array.from({ length: size }, () =>
    arrangement === 'equal' ? 'a' : 'abcdefgh '[generator.below(9)],
  ).join('')
}
