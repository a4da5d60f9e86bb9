interface Rule {
  readonly span: number
  readonly percent: number
  readonly least: number
  readonly on: number
  readonly off: number
}
type Numbers = readonly number[]

/** The smallest duration that enough of the window do not exceed; undefined with fewer requests than `least`. */
function levelAt(at: number, times: Numbers, durations: Numbers, { span, percent, least }: Rule) {
  const now = times[at] ?? 0
  const window = durations.filter((_, i) => i <= at && now - (times[i] ?? 0) < span)
  if (window.length < least) return undefined
  const isEnough = (level: number) => 100 * window.filter((one) => one <= level).length >= percent * window.length
  return Math.min(...window.filter(isEnough))
}

export const properties = {
  'at each switch the level gives cause for it': (
    switches: Numbers,
    times: Numbers,
    durations: Numbers,
    rule: Rule,
  ) =>
    switches.every((number, place) => {
      const level = levelAt(number - 1, times, durations, rule)
      return place % 2 === 0 ? level !== undefined && level >= rule.on : level === undefined || level <= rule.off
    }),
}

export const relations = {
  'all durations and limits twice as long switch at the same requests': {
    change: (times: Numbers, durations: Numbers, rule: Rule) =>
      rule.on <= 30000 && durations.every((duration) => duration <= 30000)
        ? [times, durations.map((duration) => 2 * duration), { ...rule, on: 2 * rule.on, off: 2 * rule.off }]
        : null,
    holds: (switches: Numbers, other: Numbers) => switches.join() === other.join(),
  },
  'what comes later switches nothing earlier': {
    change: (times: Numbers, durations: Numbers, rule: Rule) =>
      times.length > 0 ? [times.slice(0, -1), durations.slice(0, -1), rule] : null,
    holds: (switches: Numbers, shorter: Numbers, [times]: readonly [Numbers]) =>
      switches.filter((number) => number < times.length).join() === shorter.join(),
  },
}
