/** What a worked computation comes to, and the numbers that it is made of. */
export interface Worked {
  readonly value: number
  readonly numbers: readonly number[]
}

const functions: Readonly<Record<string, (...values: number[]) => number>> = {
  ceil: Math.ceil,
  floor: Math.floor,
  round: Math.round,
  min: Math.min,
  max: Math.max,
}

/**
 * Reads and computes numbers, `+ - * /`, brackets and the functions ceil, floor, round, min and max.
 *
 * @returns undefined where the text is something else
 */
export function readWorked(text: string): Worked | undefined {
  const tokens = text.match(/\d+(?:\.\d+)?|[a-z]+|\S/g) ?? []
  const numbers: number[] = []
  let at = 0
  let isSound = true
  const take = (wanted: string): boolean => {
    if (tokens[at] !== wanted) return false
    at += 1
    return true
  }
  const need = (wanted: string): void => {
    if (!take(wanted)) isSound = false
  }
  const sum = (): number => {
    let value = product()
    for (;;) {
      if (take('+')) value += product()
      else if (take('-')) value -= product()
      else return value
    }
  }
  const product = (): number => {
    let value = factor()
    for (;;) {
      if (take('*')) value *= factor()
      else if (take('/')) value /= factor()
      else return value
    }
  }
  const factor = (): number => {
    if (take('-')) return -factor()
    if (take('(')) {
      const value = sum()
      need(')')
      return value
    }
    const token = tokens[at] ?? ''
    at += 1
    if (/^\d/.test(token)) {
      numbers.push(Number(token))
      return Number(token)
    }
    const called = Object.hasOwn(functions, token) ? functions[token] : undefined
    if (!called) {
      isSound = false
      return Number.NaN
    }
    need('(')
    const values = [sum()]
    while (take(',')) values.push(sum())
    need(')')
    return called(...values)
  }
  const value = sum()
  return isSound && at === tokens.length && Number.isFinite(value) ? { value, numbers } : undefined
}
