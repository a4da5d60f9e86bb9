interface Component {
  /** What each attribute may say: any text, or one of a few words. All are needed. */
  readonly attributes: Readonly<Record<string, 'text' | readonly string[]>>
  /** Whether something stands between its tags. */
  readonly content: boolean
  /** Whether it may stand inside another component; or within any text. */
  readonly nested: boolean | 'in text'
}

/** The closed set of components of an item's body. */
export const components = {
  Examples: { attributes: { cases: 'text' }, content: false, nested: false },
  Constraints: { attributes: {}, content: false, nested: false },
  Hint: { attributes: { cost: ['none', 'key'] }, content: true, nested: false },
  Explanation: { attributes: {}, content: true, nested: false },
  FollowUp: { attributes: {}, content: true, nested: false },
  Figure: { attributes: { src: 'text', alt: 'text' }, content: false, nested: true },
  Program: { attributes: {}, content: false, nested: false },
  Param: { attributes: { name: 'text' }, content: true, nested: 'in text' },
} as const satisfies Record<string, Component>

export type ComponentName = keyof typeof components

export const componentNames = Object.keys(components) as readonly ComponentName[]
