/** The text has no halves of surrogate pairs. */
export function arrange(text: string, limit: number) {
  return [text.replaceAll(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, 'ü'), limit]
}

const bytesOf = (text: string) =>
  [...text].reduce((sum, character) => {
    const point = character.codePointAt(0) ?? 0
    return sum + (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4)
  }, 0)

export const properties = {
  'it fits, and is the text, a beginning of it with the mark, or nothing': (
    fitted: string,
    text: string,
    limit: number,
  ) =>
    bytesOf(fitted) <= limit &&
    (fitted === text || (fitted === '' && limit < 3) || (fitted.endsWith('…') && text.startsWith(fitted.slice(0, -1)))),
  'what fits stays, and one character more would not have fitted': (
    fitted: string,
    text: string,
    limit: number,
  ) => {
    if (bytesOf(text) <= limit) return fitted === text
    const kept = [...fitted].length - 1
    return limit < 3 ? fitted === '' : bytesOf([...text].slice(0, kept + 1).join('')) + 3 > limit
  },
}

export const relations = {
  'letters put before and bytes added to the field come out again': {
    change: (text: string, limit: number) => (text.length <= 190 && limit >= 3 && limit <= 390 ? [`name ${text}`, limit + 5] : null),
    holds: (fitted: string, longer: string) => longer === `name ${fitted}`,
  },
}
