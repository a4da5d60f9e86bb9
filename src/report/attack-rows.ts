/** What a graded test withstands: each row is an attack of the suite in `test/graded`, a row of `docs/THREATS.md`, and one of every report. */

/**
 * - `rejected`: the result is worth nothing
 * - `flagged`: it is scored, and says what a person has to look at
 * - `true value`: it is worth what the work is worth
 * - `not stoppable`: it is worth more, and nothing tells
 */
export type Outcome = 'rejected' | 'flagged' | 'true value' | 'not stoppable'

export interface AttackRow {
  readonly attack: string
  readonly happens: string
  readonly outcome: Outcome
}

export const attackRows = {
  'claim-score': {
    attack: 'a log claims a better score while the test goes on, and everything after it follows from that',
    happens: 'the submission is run again on what steers, and gives another score',
    outcome: 'rejected',
  },
  'flip-result': {
    attack: 'one score is changed in a log that is over, and its chain is made anew',
    happens: 'running it again gives another one, and no estimate after it fits',
    outcome: 'rejected',
  },
  'claim-theta': {
    attack: 'an estimate is raised',
    happens: 'estimates follow from the scores, and are compared to the last digit',
    outcome: 'rejected',
  },
  'change-event': {
    attack: 'an event is changed and its chain is not',
    happens: 'the hash chain breaks',
    outcome: 'rejected',
  },
  reorder: {
    attack: 'two problems change places in the log',
    happens: 'the engine would have chosen others',
    outcome: 'rejected',
  },
  drop: {
    attack: 'a problem that went badly is left out of the log',
    happens: 'the engine would have given it',
    outcome: 'rejected',
  },
  truncate: {
    attack: 'the log is cut after the good answers',
    happens: 'told: the session is not over',
    outcome: 'flagged',
  },
  'end-early': {
    attack: 'the test is ended after the good answers',
    happens: 'told: the candidate ended a block that was not over',
    outcome: 'flagged',
  },
  relabel: {
    attack: "a result is relabelled to another candidate's attempt",
    happens: 'it does not open: attempt and form are bound into the seal',
    outcome: 'rejected',
  },
  'foreign-log': {
    attack: "another candidate's log is sealed with one's own link",
    happens: 'the log inside is of another attempt',
    outcome: 'rejected',
  },
  'other-test': {
    attack: 'a log of the own form names another release, or accommodations that were not agreed on',
    happens: 'both are compared with the registry',
    outcome: 'rejected',
  },
  'submit-twice': {
    attack: 'two results of one attempt are handed in',
    happens: 'each names the other, and a person decides',
    outcome: 'flagged',
  },
  'no-link': {
    attack: 'a result is made up by somebody who has the page and the public key, but no link',
    happens: 'it does not open: the seal needs the secret of the link',
    outcome: 'rejected',
  },
  'other-key': {
    attack: 'a result is sealed to a key of somebody else',
    happens: 'it does not open',
    outcome: 'rejected',
  },
  'choose-easier': {
    attack: 'easier problems of the own form are taken than the engine chose',
    happens: 'the engine would have chosen others',
    outcome: 'rejected',
  },
  'mark-seen': {
    attack: 'the log says that hard problems were met before, so that they are left out or do not count',
    happens: 'no form says so',
    outcome: 'rejected',
  },
  'drop-languages': {
    attack: 'the log names one language alone, so that problems in others are left out',
    happens: 'the page offers them all',
    outcome: 'rejected',
  },
  'hint-made-up': {
    attack: 'a hint is made up so that a wrong answer does not count',
    happens: 'graded problems have no hints',
    outcome: 'rejected',
  },
  'score-closed': {
    attack: 'a score is made up for a problem that is scored on record alone',
    happens: 'no such score belongs into the log',
    outcome: 'rejected',
  },
  'claim-watchdog': {
    attack: 'the log says that the watchdog stopped cases which failed',
    happens: 'told, and the score of record is that of the hidden cases',
    outcome: 'flagged',
  },
  'hard-code-visible': {
    attack: 'code answers the visible cases by heart',
    happens: 'the score of record comes from hidden cases, which never leave the organisation',
    outcome: 'true value',
  },
  'hard-code-steering': {
    attack: 'code answers the cases that steer by heart, read out of the opened form',
    happens: 'it steers as if it were right; the score of record comes from hidden cases',
    outcome: 'true value',
  },
  'swap-code': {
    attack: 'a submission is swapped for a text that was never typed',
    happens: 'the edits do not give that text',
    outcome: 'rejected',
  },
  'swap-choice': {
    attack: 'a chosen answer is swapped in the submission',
    happens: 'it is not the one that was recorded',
    outcome: 'rejected',
  },
  'patch-builtins': {
    attack:
      "candidate's code patches what compares and encodes: `Array.prototype.every`, `JSON.stringify`, `Object.is`",
    happens: 'each case has a realm of its own, and is compared outside of it',
    outcome: 'true value',
  },
  'trap-values': {
    attack: "candidate's code returns getters, proxies, thenables and values with a `toJSON`",
    happens: 'values leave as data, read once through captured primitives',
    outcome: 'true value',
  },
  'endless-loop': {
    attack: 'an endless loop',
    happens: 'a limit on counted steps ends it, the same in the browser and when scored',
    outcome: 'true value',
  },
  'memory-bomb': {
    attack: 'a memory bomb',
    happens: 'the limit of memory ends it',
    outcome: 'true value',
  },
  'gzip-bomb': {
    attack: 'a sealed box that unpacks to gigabytes',
    happens: 'unpacking stops at 32 MiB',
    outcome: 'rejected',
  },
  'proto-json': {
    attack: '`__proto__` in the JSON of a log or a result',
    happens: 'refused at the door; no object is changed',
    outcome: 'rejected',
  },
  'million-events': {
    attack: 'a log of a million events',
    happens: 'refused by their number',
    outcome: 'rejected',
  },
  'many-tries': {
    attack: 'a log of tens of thousands of tries after the score, each dear to check',
    happens: 'checked in the time that they take; only the first submission counts',
    outcome: 'true value',
  },
  'deep-json': {
    attack: 'JSON a million levels deep',
    happens: 'refused at the door',
    outcome: 'rejected',
  },
  'one-clock': {
    attack: 'the clock of the machine is put back while the session goes on',
    happens: 'told: it and the steady clock differ',
    outcome: 'flagged',
  },
  'slow-clock': {
    attack: 'the steady clock is made to run at half its speed',
    happens: 'told: the two clocks go at different speeds',
    outcome: 'flagged',
  },
  'close-page': {
    attack: 'the page is closed for hours and opened again, so that no limit counts them',
    happens: 'told, with how long',
    outcome: 'flagged',
  },
  'made-up-pause': {
    attack: 'a pause is written into the log by hand, where no breaks were agreed on',
    happens: 'told, with how often',
    outcome: 'flagged',
  },
  'out-of-time': {
    attack: 'submitting goes on after the time is over',
    happens: 'told, with how late it was',
    outcome: 'flagged',
  },
  'outside-window': {
    attack: 'the test is begun after its window has closed',
    happens: "told, by the clock of the candidate's machine",
    outcome: 'flagged',
  },
  'fake-all-clocks': {
    attack: 'all clocks are faked alike, so that more time passes than the log says',
    happens: 'nothing tells: a site without a server knows no other clock',
    outcome: 'not stoppable',
  },
  'fake-all-clocks-witnessed': {
    attack: 'all clocks are faked alike, where the form has a witness that was told of the start when it was',
    happens: 'told: the witness saw more time pass than the log has',
    outcome: 'flagged',
  },
  'run-twice': {
    attack: 'the test is taken twice in two browsers, and the better result handed in',
    happens: 'nothing tells, as long as one result alone is handed in',
    outcome: 'not stoppable',
  },
  'run-twice-witnessed': {
    attack: 'the test is taken twice, online, where the form has a witness',
    happens: 'told: the witness has both starts, and what the log held on the way',
    outcome: 'flagged',
  },
  'typed-by-hand': {
    attack: 'right code from somebody else, a model or a second device is typed by hand',
    happens: 'nothing tells; follow-ups and variants make it dearer',
    outcome: 'not stoppable',
  },
  'read-ahead': {
    attack: 'who has a link opens the whole form, and reads all its problems and follow-ups before the start',
    happens: 'nothing tells, a witness neither; answers to closed problems and hidden cases are not in it',
    outcome: 'not stoppable',
  },
} as const satisfies Readonly<Record<string, AttackRow>>

export type AttackId = keyof typeof attackRows
