import type { StampLine } from '#schemas/stamp-line'

/** What a collector says. A refusal with a status below 500 is shown to the candidate as it is: one plain sentence. */
export interface Answer {
  readonly status: number
  readonly words: string
  readonly headers?: Readonly<Record<string, string>>
}

const busy = { 'retry-after': '10' }

export const answers = {
  taken: { status: 201, words: 'The result has arrived.' },
  again: { status: 200, words: 'The result has arrived before.' },
  stamped: ({ number, time }: StampLine, isNew: boolean): Answer => ({
    status: isNew ? 201 : 200,
    words: `Stamp ${number}, ${time}.`,
  }),
  junk: { status: 400, words: 'What arrived is no sealed result, or only a part of one.' },
  nowhere: { status: 404, words: 'There is nothing at this address.' },
  method: (allow: string): Answer => ({
    status: 405,
    words: `Only ${allow} is answered at this address.`,
    headers: { allow },
  }),
  slow: { status: 408, words: 'The file came too slowly; it can be sent again.' },
  crowded: (most: number): Answer => ({
    status: 409,
    words: `As many results of this attempt as are taken have arrived already: ${most}.`,
  }),
  begun: ({ time }: StampLine): Answer => ({
    status: 409,
    words: `The test was begun before, at ${time}: this start is kept beside the first one.`,
  }),
  stamps: (most: number): Answer => ({
    status: 409,
    words: `As many stamps of this attempt as are taken have arrived already: ${most}.`,
  }),
  large: (mostBytes: number): Answer => ({
    status: 413,
    words: `The file is larger than ${mostBytes} bytes, the most that is taken.`,
  }),
  type: { status: 415, words: 'A result is sent as application/json, not packed in any way.' },
  attempt: { status: 422, words: 'No test was sealed for this attempt.' },
  form: {
    status: 422,
    words: 'The test was taken with another form than the one that was sealed for this attempt.',
  },
  often: (seconds: number): Answer => ({
    status: 429,
    words: `Too many results come at once; the next one is taken in ${seconds} s.`,
    headers: { 'retry-after': String(seconds) },
  }),
  failed: { status: 500, words: 'What arrived could not be stored; it can be sent again.', headers: busy },
  busy: { status: 503, words: 'Too many large files come at once; it can be sent again.', headers: busy },
  full: {
    status: 507,
    words: 'There is no room for what arrived; it can be sent again later.',
    headers: busy,
  },
} as const satisfies Readonly<Record<string, Answer | ((...known: never[]) => Answer)>>
