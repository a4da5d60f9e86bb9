import { notAsked, passed, type Gate } from './gate.ts'

/** Tokens that a text and a reference may share in a row. */
const RUN = 12

/** The statement and the hints share no long run of tokens with an accepted submission. */
export const leak: Gate = {
  name: 'leak',
  version: 1,
  ask: ({ code, item }) => {
    if (!code) return notAsked
    const { stem } = item.public
    const hints = item.sealed.hints.map(({ html }) => html)
    const told = new Set(runsOf([stem, ...hints].join('\n').replace(/<[^>]*>/g, ' ')))
    for (const { file, expected, text } of code.item.detail.submissions) {
      if (expected !== 'accepted') continue
      const shared = runsOf(text).find((run) => told.has(run))
      if (shared !== undefined)
        return {
          verdict: 'refused',
          reason: `the statement has ${RUN} tokens of ${file}`,
          counterexample: shared,
        }
    }
    return passed
  },
}

function runsOf(text: string): readonly string[] {
  const tokens = text.toLowerCase().match(/[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? []
  return tokens.slice(RUN - 1).map((_, at) => tokens.slice(at, at + RUN).join(' '))
}
