/**
 * Round numbers inside an interval, for an axis.
 *
 * @param domain low < high
 * @param most how many are wanted at most, ≥ 2
 * @returns multiples of 1, 2 or 5 times a power of ten, ascending
 */
export function ticks([low, high]: readonly [number, number], most: number): readonly number[] {
  const rough = (high - low) / most
  const power = 10 ** Math.floor(Math.log10(rough))
  const step =
    [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough * (1 - 1e-9)) ?? rough
  const first = Math.ceil(low / step - 1e-9)
  const last = Math.floor(high / step + 1e-9)
  // tenths of a step keep 0.30000000000000004 away; adding 0 makes −0 the 0 that it is
  const digits = Math.max(0, -Math.floor(Math.log10(step)))
  return Array.from({ length: last - first + 1 }, (_, k) => Number(((first + k) * step).toFixed(digits)) + 0)
}
