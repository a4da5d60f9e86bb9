interface Setting {
  readonly name: string
  readonly value: string
}

const once = (settings: readonly Setting[]) =>
  settings.filter(({ name }, place) => settings.findIndex((other) => other.name === name) === place)

/** In each list a name comes once at most. */
export function arrange(before: readonly Setting[], after: readonly Setting[]) {
  return [once(before), once(after)]
}
