import { checkPrompt } from '#adaptive'
import type { PromptFile } from '#schemas/prompt'
import type { KeyOf } from '#schemas/public-item'
import type { DataFile } from '#schemas/diagnose/data-file'
import type { Report } from '#schemas/diagnose/report'

/** The checks of a prompt: that they say something, and that no text passes them which somebody has not thought about. */
export function checkFix(
  { value, source }: DataFile<PromptFile>,
  key: KeyOf<'prompt'>,
  report: Report,
): void {
  if (value.fix === undefined) return
  const { predicates } = value.fix
  const names = new Set<string>()
  for (const [index, { id, check }] of predicates.entries()) {
    const path = ['fix', 'predicates', index] as const
    if (names.has(id))
      report.error('prompt/same-id', source.rangeOf([...path, 'id']), `Unexpected second \`${id}\``)
    names.add(id)
    if (check.form === 'length' && check.min > check.max)
      report.error('prompt/length', source.rangeOf([...path, 'check', 'min']), 'Unexpected `min` above `max`')
    if (check.form !== 'says' && check.form !== 'never') continue
    for (const [group, phrases] of check.about.entries())
      for (const [place, phrase] of phrases.entries()) {
        if (/[\p{L}\p{N}]/u.test(phrase)) continue
        report.error(
          'prompt/phrase',
          source.rangeOf([...path, 'check', 'about', group, place]),
          'Unexpected phrase without a letter or a digit, which no statement can have',
        )
      }
  }
  const start = value.prompt.trim()
  const held = (text: string): number =>
    predicates.filter(({ check }) => checkPrompt(check, text).holds).length
  const first = key.needs.find(({ fix }) => fix > 0)?.fix ?? Infinity
  const [best, what] = [
    [held(start), 'the prompt as it is given'],
    [held(['Go.', ...keptTexts(predicates)].join('\n')), 'a prompt of one word and what it has to keep'],
    [held(`${start}\n${bagOfWords(predicates)}`), 'the given prompt with every word of the checks in a heap'],
  ].reduce((most, one) => (Number(one[0]) > Number(most[0]) ? one : most)) as [number, string]
  if (best >= first)
    report.error(
      'prompt/idle',
      source.rangeOfKey(['fix', 'predicates']),
      `Unexpected checks: ${what} holds ${best} of them, and the first category that asks for any needs ${first}`,
      'Ask for more, or for an instruction that contradicts the given prompt',
    )
  const all = predicates.length
  const pasted = [start, ...predicates.flatMap(({ text, shown }) => (shown ? [text] : []))].join('\n')
  if (held(pasted) === all)
    report.error(
      'prompt/pasted',
      source.rangeOfKey(['fix', 'predicates']),
      'Unexpected checks: all hold once the shown ones are pasted below the given prompt',
      'Add a check for what must go, or for what nobody says',
    )
}

/** All phrases and texts of all checks, the words of a list and of nothing else. */
function bagOfWords(predicates: Predicates): string {
  const phrases = predicates.flatMap(({ check }) =>
    check.form === 'says' || check.form === 'never' ? check.about.flat() : [],
  )
  return [...phrases, ...keptTexts(predicates)].join(' ')
}

function keptTexts(predicates: Predicates): readonly string[] {
  return predicates.flatMap(({ check }) => (check.form === 'keeps' ? check.texts : []))
}

type Predicates = NonNullable<PromptFile['fix']>['predicates']
