/** Longer texts are no number; the limit keeps hostile ones cheap. */
const LONGEST = 200

/**
 * Reads a number as people write it: an optional sign; digits, in groups of three parted by commas, spaces,
 * underscores or apostrophes if at all; a point for decimals; a power of ten as `e6`, `·10^6` or `× 10^6`; a fraction of
 * two whole numbers; then the unit, which may be left out.
 *
 * @param text as the candidate wrote it
 * @param unit that the item asks for; absent = none may stand there
 * @returns the value, or what is wrong with the text in words
 */
export function readNumber(text: string, unit?: string): { readonly value: number } | string {
  if (text.length > LONGEST) return 'not a number: it is too long'
  const plain = text
    .trim()
    .replace(/[−–]/g, '-')
    .replace(/[\u00a0\u2009\u202f]/g, ' ')
    .replace(/’/g, "'")
  const [, number = '', rest = ''] =
    /^([+-]? ?[\d.,_' ]*(?:e[+-]?\d+(?![\p{L}\d])|\s*[*·×x]\s*10\s*\^\s*[+-]?\d+)?(?:\s*\/\s*\d+)?)\s*(.*)$/iu.exec(
      plain,
    ) ?? []
  if (!/\d/.test(number)) return `not a number: “${text.trim()}”`
  if (rest !== '' && rest !== unit) {
    return unit === undefined
      ? `a number alone is wanted, without “${rest}”`
      : `the unit is ${unit}, not “${rest}”`
  }
  const value = valueOf(number.trim())
  return value === undefined ? `not a number: “${number.trim()}”` : { value }
}

function valueOf(text: string): number | undefined {
  const fraction = /^([+-]?\d+)\s*\/\s*(\d+)$/.exec(text)
  if (fraction !== null) {
    const below = Number(fraction[2])
    return below === 0 ? undefined : Number(fraction[1]) / below
  }
  const power = /^(.*?)(?:e|\s*[*·×x]\s*10\s*\^\s*)([+-]?\d+)$/i.exec(text)
  const digits = (power?.[1] ?? text).replace(/^([+-]) /, '$1')
  const exponent = power?.[2] ?? '0'
  // groups of three, all parted alike; otherwise a comma could be a decimal one and is not guessed at
  const whole = /^[+-]?(?:\d+|\d{1,3}([,_' ])\d{3}(?:\1\d{3})*)?(?:\.\d*)?$/
  if (!whole.test(digits) || !/\d/.test(digits)) return undefined
  const value = Number(`${digits.replace(/[,_' ]/g, '')}e${exponent}`)
  return Math.abs(value) < Infinity ? (value === 0 ? 0 : value) : undefined
}
