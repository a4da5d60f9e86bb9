import type { PromptVerdict } from '#adaptive'

/** What the component of prompt items says. */
export const prompt = {
  given: 'What the model was given',
  prompt: 'Prompt',
  source: 'Source',
  outputs: 'Outputs',
  output: (name: string): string => `Output ${name}`,
  origin: {
    written: (model: string): string =>
      `These outputs were written for this problem, as ${model} might have answered. No model was asked.`,
    recorded: (model: string, date: string): string => `Recorded from ${model} on ${date}.`,
  },

  rank: 'Your ranking',
  rankHelp: 'Best first. Outputs that do equally well can share a place.',
  rankKeys: 'Alt+↑ and Alt+↓ move one.',
  noneRanked: 'Nothing ranked yet.',
  unranked: 'Not ranked yet',
  add: 'Rank',
  up: 'Up',
  down: 'Down',
  tie: 'Same place as the one above',
  untie: 'A place of its own',
  remove: 'Remove',
  of: (action: string, output: string): string => `${action}: ${output}`,
  place: (place: number, shared: boolean): string => (shared ? `${place} =` : String(place)),
  placeInWords: (place: number, shared: boolean): string => `Place ${place}${shared ? ', shared' : ''}`,
  placed: (output: string, place: number, shared: boolean): string =>
    `${output}: place ${place}${shared ? ', shared' : ''}.`,
  removedRank: (output: string): string => `${output} is no longer ranked.`,

  words: (output: string): string => `Words of ${output}, to mark`,
  markHelp: 'Click a word to mark it or to take the mark away; drag to mark several.',
  markKeys: 'In a text: arrow keys go from word to word, Space marks, Shift with an arrow marks on.',
  marks: 'Your marks',
  noMarks: 'No marks yet.',
  removeMark: (quote: string): string => `Remove the mark: ${quote}`,
  removeSign: 'Remove',
  marked: (quote: string): string => `Marked: ${quote}`,
  unmarked: (quote: string): string => `No longer marked: ${quote}`,
  tooManyMarks: 'That is more than can be marked. Nothing was changed.',

  editor: 'Your prompt',
  checksShown: 'Your prompt is checked for this:',
  checksHidden: (count: number): string =>
    count === 1
      ? 'One more check counts that is not shown.'
      : `${count} more checks count that are not shown.`,
  checksHelp:
    'Checks read sentence by sentence and line by line, and look at words. Write whole sentences, one instruction each; where two contradict each other, neither counts.',
  restore: 'Start again from the given prompt',
  restored: 'The given prompt is back.',
  tooLong: 'That is longer than a prompt can be. Nothing was changed.',

  missing: {
    ranking: 'Not every output is ranked.',
    marks: 'Nothing is marked.',
    prompt: 'The prompt is as it was given.',
  },

  review: {
    rank: 'Ranking',
    output: 'Output',
    yours: 'Your place',
    right: 'Right place',
    noPlace: 'not ranked',
    checks: (held: number, all: number): string => `${held} of ${all} checks hold`,
    holds: 'Holds',
    fails: 'Does not hold',
    marks: 'Marks',
    quoteIn: (output: string): string => `${output}:`,
    found: 'Unsupported, and marked',
    missed: 'Unsupported, not marked',
    decoyLeft: 'Supported, left alone',
    decoyMarked: 'Supported, and marked',
    clean: 'Nothing in this sentence is unsupported.',
    noMarks: 'You marked nothing.',
    fix: 'Prompt',
    noPrompt: 'You left the prompt as it was given.',
    hidden: 'not shown before',
    verdict: {
      said: (where) => `It says: “${where}”`,
      missing: () => 'No sentence says so.',
      contradicted: (where) => `Contradicted by: “${where}”`,
      absent: () => 'No sentence says otherwise.',
      found: (where) => `It still says: “${where}”`,
      kept: () => 'All of it is there.',
      lost: (where) => `Not there, or not in its place: “${where}”`,
      length: (where) => `${where} words.`,
    } satisfies Record<PromptVerdict['reason'], (where: string) => string>,
  },
} as const
