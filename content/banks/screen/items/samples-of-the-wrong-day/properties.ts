interface Entry {
  readonly taken: string
  readonly clock: string
  readonly sample: string
}

/** No two samples were taken in the same minute, or have one number. */
export function arrange(entries: readonly Entry[]) {
  const seen = new Set<string>()
  const apart = entries.filter(({ taken, sample }) => {
    if (seen.has(taken) || seen.has(sample)) return false
    seen.add(taken).add(sample)
    return true
  })
  return [apart]
}

/** The day that a clock shows, by wrapping around midnight on numbers alone. */
function dayOf({ taken, clock }: Entry): string {
  const halves = Number(clock.slice(1, 3)) * 2 + (clock.endsWith('30') ? 1 : 0)
  const minute = Number(taken.slice(11, 13)) * 60 + Number(taken.slice(14, 16))
  const shown = clock.startsWith('-') ? minute - halves * 30 : minute + halves * 30
  const turned = shown < 0 ? -1 : shown >= 1440 ? 1 : 0
  const date = new Date(`${taken.slice(0, 10)}T12:00:00Z`)
  date.setUTCDate(date.getUTCDate() + turned)
  return date.toISOString().slice(0, 10)
}

export const properties = {
  'each sample is under the day that the clock showed, and each day is there once': (
    days: readonly { day: string; samples: readonly string[] }[],
    entries: readonly Entry[],
  ) => {
    const wanted = entries.map((entry) => `${dayOf(entry)} ${entry.sample}`).toSorted()
    const got = days.flatMap(({ day, samples }) => samples.map((sample) => `${day} ${sample}`)).toSorted()
    const names = days.map(({ day }) => day)
    return wanted.join() === got.join() && names.join() === [...new Set(names)].toSorted().join()
  },
}
