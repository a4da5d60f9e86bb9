import { calibration as words } from '../../text/calibration.ts'

const { choices } = words

/** Options of the command line, by what they are called here. */
const CALLED: Readonly<Record<string, string>> = {
  model: choices.model,
  group: choices.group,
  format: choices.format,
  policy: choices.policy,
  prior: choices.prior,
  anchors: choices.anchors,
  strict: choices.strict,
}

/** A message or a help as a sentence: some end with a mark of their own. */
export function sentenceOf(message: string): string {
  const said = pageWords(message)
  return /[.?!…]$/.test(said) ? said : `${said}.`
}

/** A message of the command line with its options as the page calls them; commands that are written out stay. */
export function pageWords(message: string): string {
  return message
    .split('`')
    .map((part, at) =>
      at % 2 === 1
        ? part
        : part.replace(/--([a-z]+)/g, (option, name: string) =>
            CALLED[name] === undefined ? option : `“${CALLED[name]}”`,
          ),
    )
    .join('`')
}
