/** Who takes the sealed test in the browser: abilities, what happens to them, and what scoring has to say of it. */

/** What befalls a candidate, or what they do. */
export type Trouble =
  | 'none'
  | 'crash'
  | 'offline'
  | 'clock'
  | 'two-tabs'
  | 'reload'
  | 'slow'
  | 'breaks'
  | 'visible-cases'
  | 'pastes'
  | 'nothing'
  | 'tampered'
  | 'borrowed-link'

export interface BrowserCandidate {
  readonly name: string
  /** logits */
  readonly ability: number
  readonly trouble: Trouble
  /** columns of the list of candidates */
  readonly agreed: { readonly time?: string; readonly plain_editor?: 'yes'; readonly breaks?: 'yes' }
  /** of each result that bears their link */
  readonly status: 'accepted' | 'flagged' | 'rejected'
  /** what a reason says, where there is one to expect */
  readonly reason?: RegExp
}

const PLAIN = { trouble: 'none', agreed: {}, status: 'accepted' } as const
const TWICE = /another result of this attempt/

/** In the order in which they begin. */
export const browserCandidates: readonly BrowserCandidate[] = [
  { ...PLAIN, name: 'crashes', ability: 0.5, trouble: 'crash' },
  { ...PLAIN, name: 'goes-offline', ability: 1, trouble: 'offline' },
  {
    ...PLAIN,
    name: 'puts-the-clock-back',
    ability: -0.5,
    trouble: 'clock',
    status: 'flagged',
    reason: /clock/,
  },
  { ...PLAIN, name: 'opens-two-tabs', ability: 0, trouble: 'two-tabs' },
  { ...PLAIN, name: 'reloads', ability: 1.5, trouble: 'reload' },
  { ...PLAIN, name: 'is-slow', ability: 0, trouble: 'slow' },
  { ...PLAIN, name: 'has-breaks', ability: 0.5, trouble: 'breaks', agreed: { time: '2', breaks: 'yes' } },
  { ...PLAIN, name: 'knows-the-visible-cases', ability: 0, trouble: 'visible-cases' },
  { ...PLAIN, name: 'pastes', ability: 1, trouble: 'pastes' },
  { ...PLAIN, name: 'says-nothing', ability: -3, trouble: 'nothing' },
  {
    ...PLAIN,
    name: 'changes-the-file',
    ability: 0,
    trouble: 'tampered',
    status: 'rejected',
    reason: /does not open/,
  },
  {
    ...PLAIN,
    name: 'lends-the-link',
    ability: -1,
    trouble: 'borrowed-link',
    status: 'flagged',
    reason: TWICE,
  },
  { ...PLAIN, name: 'crashes-too', ability: -1, trouble: 'crash' },
  { ...PLAIN, name: 'is-offline-too', ability: -1.5, trouble: 'offline' },
  { ...PLAIN, name: 'plain-editor', ability: 0.5, agreed: { plain_editor: 'yes' } },
  { ...PLAIN, name: 'two-tabs-again', ability: -0.5, trouble: 'two-tabs' },
  { ...PLAIN, name: 'crashes-thrice', ability: 2, trouble: 'crash' },
  { ...PLAIN, name: 'reloads-too', ability: -2, trouble: 'reload' },
  { ...PLAIN, name: 'no-time-limit', ability: -1, agreed: { time: 'none' } },
  ...[-2, -1, 0, 1, 2, 0.5].map((ability) => ({ ...PLAIN, name: `undisturbed-${ability}`, ability })),
]
