type Message = {
  readonly id: string
  readonly article: string
  readonly kind: string
  readonly at: number
  readonly pieces: number
}
type Messages = readonly Message[]
type Stock = ReadonlyMap<string, number>

const near = ({ id, article, kind, at, pieces }: Message): Message => ({
  id: id.slice(0, 1),
  article: 'abc'.charAt(article.length % 3),
  kind,
  at: at % 12,
  pieces: kind === 'count' ? Math.abs(pieces) % 30 : pieces % 30,
})

const firstOf = (messages: Messages, { id }: Message) => messages.find((message) => message.id === id)

/** Few articles and seconds; copies are equal, and what is counted is not negative. */
export function arrange(messages: Messages) {
  const some = messages.slice(0, 14).map(near)
  return [some.map((message) => firstOf(some, message) ?? message)]
}

const same = (one: Stock, other: Stock) =>
  one.size === other.size && [...one].every(([article, pieces]) => other.get(article) === pieces)

export const relations = {
  'messages that arrive in another order, some of them again, say the same': {
    change: (messages: Messages) =>
      messages.length <= 100 ? [[...messages.toReversed(), ...messages.slice(0, 2)]] : null,
    holds: (stock: Stock, again: Stock) => same(stock, again),
  },
  'a last count of zero leaves nothing but what is moved later': {
    change: (messages: Messages) => {
      const [first] = messages
      if (first === undefined || messages.length > 200) return null
      return [[...messages, { id: 'zzzzzz', article: first.article, kind: 'count', at: 86399, pieces: 0 }]]
    },
    holds: (_stock: Stock, then: Stock, [messages]: readonly [Messages]) =>
      then.get(messages[0]?.article ?? '') === 0 || messages.some(({ at }) => at === 86399),
  },
}

const known = (messages: Messages) => messages.filter(({ kind }) => kind !== 'void')

export const followUp = {
  /** A message that is taken back keeps its article; one that nobody has written is left out. */
  arrange(messages: Messages) {
    const some = messages.slice(0, 16).map(near)
    const written = known(some)
    return [
      some.flatMap((message) => {
        const first = firstOf(written, message)
        if (first === undefined) return []
        return [message.kind === 'void' ? { ...first, kind: 'void', at: message.at, pieces: 0 } : first]
      }),
    ]
  },
  relations: {
    'without what was taken back, nothing changes but for articles that have nothing left': {
      change: (messages: Messages) => {
        const gone = new Set(messages.filter(({ kind }) => kind === 'void').map(({ id }) => id))
        return gone.size === 0 ? null : [messages.filter(({ id }) => !gone.has(id))]
      },
      holds: (stock: Stock, then: Stock) =>
        [...stock].every(([article, pieces]) => pieces === (then.get(article) ?? 0)) && then.size <= stock.size,
    },
  },
}
