interface Span {
  readonly from: string
  readonly to: string
}

const endsLater = ({ from, to }: Span): boolean => from < to

/** Each room has a name of its own, and each meeting ends later than it begins. */
export function arrange(rooms: readonly string[], taken: readonly Span[], wishes: readonly Span[]) {
  return [[...new Set(rooms)], taken.filter(endsLater), wishes.filter(endsLater)]
}
