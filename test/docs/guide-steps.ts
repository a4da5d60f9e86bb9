/** What a guide has its reader do. */
export type Step = { readonly title: string } & (
  | {
      readonly does: 'run'
      readonly commands: string
      readonly fails: boolean
      /** What the guide says is printed; anything where it says nothing. */
      readonly prints: RegExp
    }
  | { readonly does: 'serve'; readonly commands: string; readonly page: string; readonly says: string }
  | { readonly does: 'write'; readonly path: string; readonly text: string }
  | { readonly does: 'change'; readonly path: string; readonly from: string; readonly to: string }
)

/**
 * Reads the steps from a guide's blocks: `bash` is typed (`bash fails` ends with an error, `bash serves PAGE WORDS`
 * serves until it is stopped), `text` right after it is what is printed, `diff` changes the file that is named last
 * before it, and any other language is written to the file that the line above names alone.
 *
 * @throws Error for a block that says nothing of what to do with it
 */
export function stepsOf(guide: string): readonly Step[] {
  const steps: Step[] = []
  let before = 0
  for (const match of guide.matchAll(/^```(\w*) ?(.*)\n([\s\S]*?)^```$/gm)) {
    const [whole, language = '', meta = '', text = ''] = match
    const between = guide.slice(before, match.index)
    before = match.index + whole.length
    const last = steps.at(-1)
    if (language === 'text') {
      if (last?.does !== 'run' || between.trim() !== '') throw new Error(`Nothing prints:\n${text}`)
      steps[steps.length - 1] = { ...last, prints: patternOf(text) }
    } else steps.push(stepOf({ language, meta, text, between }))
  }
  return steps
}

interface Block {
  readonly language: string
  readonly meta: string
  readonly text: string
  /** The guide's words since the block before. */
  readonly between: string
}

function stepOf({ language, meta, text, between }: Block): Step {
  const title = text.trim().split('\n')[0] ?? ''
  if (language === 'bash') {
    const [, page, says] = /^serves (\S+) (.+)$/.exec(meta) ?? []
    if (page !== undefined && says !== undefined) return { title, does: 'serve', commands: text, page, says }
    return { title, does: 'run', commands: text, fails: meta === 'fails', prints: /^/ }
  }
  const path = [...between.matchAll(/`([\w./-]+\.\w+)`/g)].at(-1)?.[1]
  if (path === undefined) throw new Error(`No file is named for:\n${text}`)
  if (language === 'diff') {
    const lines = text.split('\n').slice(0, -1)
    const side = (sign: string) =>
      lines.flatMap((line) => (line[0] === ' ' || line[0] === sign ? [`${line.slice(1)}\n`] : [])).join('')
    return { title: `${path}: ${title}`, does: 'change', path, from: side('-'), to: side('+') }
  }
  if (!between.trimEnd().endsWith(`\n\`${path}\``)) throw new Error(`No file is named for:\n${text}`)
  return { title: path, does: 'write', path, text }
}

/** A line `…` stands for any lines, `…` in a line for any words, and a time for any time. */
function patternOf(text: string): RegExp {
  const lines = text.trimEnd().split('\n')
  const parts = lines.map((line) =>
    line === '…'
      ? '(?:.*\\n)*?'
      : `${line
          .replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')
          .replaceAll('…', '.*')
          .replaceAll(/\d+\\\.\d s/g, '[\\d.]+ s')}\\n`,
  )
  return new RegExp(`^${parts.join('')}`, 'm')
}
