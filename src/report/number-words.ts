/** Written where a number is not defined. */
export const NONE = '–'

/**
 * A number with fixed digits and a true minus sign; zero has no sign.
 *
 * @param digits after the point, integer ≥ 0
 */
export function fixed(value: number | undefined, digits: number): string {
  if (value === undefined || Number.isNaN(value)) return NONE
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞'
  const text = value.toFixed(digits)
  return Number(text) < 0 ? text.replace('-', '−') : text.replace('-', '')
}

/** The same with a plus sign where it is positive. */
export function signed(value: number | undefined, digits: number): string {
  const text = fixed(value, digits)
  return value !== undefined && Number(value.toFixed(digits)) > 0 ? `+${text}` : text
}

/** A share as a percentage, such as "94.6 %", which no line breaks in two. @param share in [0, 1] */
export function percent(share: number | undefined, digits = 0): string {
  const text = fixed(share === undefined ? undefined : 100 * share, digits)
  return text === NONE ? text : `${text}\u00a0%`
}

/** A p-value: three digits, or that it is smaller than they can say. */
export function pValue(p: number | undefined): string {
  return p !== undefined && p < 0.0005 ? '<\u00a0.001' : fixed(p, 3).replace(/^0/, '')
}

/** A whole number with thin spaces between thousands. */
export function count(value: number): string {
  return Number.isInteger(value) ? String(value).replace(/\B(?=(\d{3})+$)/g, '\u202f') : fixed(value, 1)
}

/** "1 item", "2 items". */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`
}

/** Factor of a 95 % interval of a normal estimate. */
export const Z95 = 1.959963984540054

/** An estimate with its 95 % interval, such as "1.02 (0.90 to 1.14)"; without an error the estimate alone. */
export function withInterval(value: number, se: number | undefined, digits = 2): string {
  return se === undefined || !(se > 0)
    ? fixed(value, digits)
    : `${fixed(value, digits)} (${fixed(value - Z95 * se, digits)} to ${fixed(value + Z95 * se, digits)})`
}

/** The same for what is positive: the interval of its logarithm, taken back, so that it never reaches 0. */
export function withRatioInterval(value: number, se: number | undefined, digits = 2): string {
  if (se === undefined || !(se > 0) || !(value > 0)) return fixed(value, digits)
  const factor = Math.exp((Z95 * se) / value)
  return `${fixed(value, digits)} (${fixed(value / factor, digits)} to ${fixed(value * factor, digits)})`
}
