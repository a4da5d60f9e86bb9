type Names = readonly string[]

/** What the mistake makes of a text: each byte of its UTF-8 becomes a character. */
const broken = (name: string) =>
  encodeURIComponent(name).replaceAll(/%(..)/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)))

const isWhole = (name: string) => name.isWellFormed()

export const properties = {
  'what was undone can be done again, up to the name that has arrived': (repaired: Names, names: Names) =>
    repaired.length === names.length &&
    repaired.every((name, at) => {
      const arrived = names[at] ?? ''
      let text = name
      // Each step but one of plain ASCII makes a text longer.
      while (text.length < arrived.length && isWhole(text) && broken(text) !== text) text = broken(text)
      return text === arrived
    }),
}

export const relations = {
  'broken once more, all names come out the same': {
    change: (names: Names) => {
      const again = names.map((name) => (isWhole(name) ? broken(name) : name))
      return again.every((name) => name.length <= 60) ? [again] : null
    },
    holds: (repaired: Names, again: Names) => repaired.join('\n') === again.join('\n'),
  },
}
