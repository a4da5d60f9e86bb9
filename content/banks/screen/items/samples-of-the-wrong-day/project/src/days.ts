interface Dated {
  day: string
  sample: string
}

/** Puts samples of one day together; days come in their order. */
export function grouped(dated: Dated[]): { day: string; samples: string[] }[] {
  const days = new Map<string, string[]>()
  for (const { day, sample } of dated) {
    const samples = days.get(day)
    if (samples === undefined) days.set(day, [sample])
    else samples.push(sample)
  }
  return [...days]
    .map(([day, samples]) => ({ day, samples }))
    .toSorted((one, other) => (one.day < other.day ? -1 : 1))
}
