/** Classes of growth, the slowest growing first; `2^n` stands for everything that outgrows n³. */
export const complexityClasses = [
  '1',
  'log n',
  'sqrt n',
  'n',
  'n log n',
  'n^2',
  'n^2 log n',
  'n^3',
  '2^n',
] as const

/** A class of growth. */
export type ComplexityClass = (typeof complexityClasses)[number]

/** @returns the place of a class in {@link complexityClasses}, from 0 */
export function rankOfClass(name: ComplexityClass): number {
  return complexityClasses.indexOf(name)
}
