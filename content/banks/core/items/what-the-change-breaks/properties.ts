interface Field {
  readonly name: string
  readonly type: string
  readonly optional: boolean
}
type Fields = readonly Field[]
type Breaks = readonly { readonly name: string; readonly reason: string }[]

/** No list has a name twice. */
export function arrange(before: Fields, after: Fields) {
  return [before, after].map((fields) => [...new Map(fields.map((field) => [field.name, field])).values()])
}

const listed = (breaks: Breaks) => breaks.map(({ name, reason }) => `${name} ${reason}`).join()

export const properties = {
  'one break a field, in the order of before; what is gone is told, and nothing else is gone': (
    breaks: Breaks,
    before: Fields,
    after: Fields,
  ) => {
    const places = breaks.map((one) => before.findIndex(({ name }) => name === one.name))
    const gone = before.filter(({ name }) => !after.some((field) => field.name === name))
    return (
      places.every((place, at) => place >= 0 && place > (places[at - 1] ?? -1)) &&
      breaks
        .filter(({ reason }) => reason === 'gone')
        .map(({ name }) => name)
        .join() === gone.map(({ name }) => name).join()
    )
  },
}

export const relations = {
  'a promise that is kept as it was breaks nobody': {
    change: (before: Fields) => [before, before.toReversed()],
    holds: (_breaks: Breaks, same: Breaks) => same.length === 0,
  },
  'where every field was optional, only the reason optional is gone': {
    change: (before: Fields, after: Fields) => [before.map((field) => ({ ...field, optional: true })), after],
    holds: (breaks: Breaks, other: Breaks) =>
      listed(breaks.filter(({ reason }) => reason !== 'optional')) === listed(other),
  },
  'what was any number may become whole': {
    change: (before: Fields, after: Fields) => [
      before.map((field) => (field.type === 'int' ? { ...field, type: 'number' } : field)),
      after,
    ],
    holds: (breaks: Breaks, other: Breaks, [before]: readonly [Fields, Fields]) => {
      const isInt = (name: string) => before.some((field) => field.name === name && field.type === 'int')
      const type = (one: Breaks) => one.filter(({ name, reason }) => reason === 'type' && !isInt(name))
      return listed(type(breaks)) === listed(type(other)) && other.length <= breaks.length
    },
  },
}
