/** A single value of a model's name. */
export type Scalar = number | string | boolean

/** What a name of a model stands for. */
export type ModelValue = Scalar | readonly Scalar[]

/** What all names of a model stand for in one draw. */
export type ModelValues = Readonly<Record<string, ModelValue>>

/**
 * Writes a value into a text.
 *
 * @param format how: `,` groups thousands, `.2` has so many decimals, `02` so many digits
 * at least, `word` says a number below a hundred in English,
 * `Word` the same with a capital letter, `title` begins with a capital letter, `list` separates by commas, `json` is JSON; as it is where absent
 * @returns undefined where the format is not known, or not for such a value
 */
export function showModelValue(value: ModelValue, format: string | undefined): string | undefined {
  if (format === undefined) return typeof value === 'object' ? undefined : String(tidy(value))
  if (format === 'json') return JSON.stringify(value)
  if (typeof value === 'object') return format === 'list' ? value.map(tidy).join(', ') : undefined
  if (typeof value === 'string') return format === 'title' ? capital(value) : undefined
  if (typeof value !== 'number') return undefined
  if (format === 'word') return wordOf(value)
  if (format === 'Word') return capital(wordOf(value))
  const width = /^0(\d)$/.exec(format)?.[1]
  if (width !== undefined) return String(tidy(value)).padStart(Number(width), '0')
  const decimals = /^,?\.(\d)$/.exec(format)?.[1]
  const plain = decimals === undefined ? String(tidy(value)) : value.toFixed(Number(decimals))
  if (!format.startsWith(',')) return decimals === undefined ? undefined : plain
  return plain.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',')
}

const words = [
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen',
  'seventeen eighteen nineteen',
]
  .join(' ')
  .split(' ')
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** @returns undefined for what is no whole number below a hundred */
function wordOf(value: number): string | undefined {
  if (value < words.length) return words[value]
  const [ten, one] = [tens[Math.floor(value / 10) - 2], words[value % 10]]
  if (ten === undefined || one === undefined) return undefined
  return one === 'zero' ? ten : `${ten}-${one}`
}

function capital(text: string | undefined): string | undefined {
  return text === undefined ? undefined : text.charAt(0).toUpperCase() + text.slice(1)
}

/** Digits that floats have beyond what was computed. */
function tidy(value: Scalar): Scalar {
  return typeof value === 'number' ? Number(value.toPrecision(12)) : value
}
