import { notAsked, passed, type Gate } from './gate.ts'

/** Tokens that a text and a reference may share in a row. */
const RUN = 12

/** The statement and the hints share no long run of tokens with an accepted submission, nor with any that was written. */
export const leak: Gate = {
  name: 'leak',
  version: 1,
  ask: ({ code, item, written }) => {
    if (!code) return notAsked
    const { stem } = item.public
    const hints = item.sealed.hints.map(({ html }) => html)
    const told = new Set(runsOf([stem, ...hints].join('\n').replace(/<[^>]*>/g, ' ')))
    const accepted = code.item.detail.submissions.filter(({ expected }) => expected === 'accepted')
    const right = [...accepted, ...(written?.programs.map(({ name, text }) => ({ file: name, text })) ?? [])]
    for (const { file, text } of right) {
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
