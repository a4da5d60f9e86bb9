import { describe, expect, it } from 'vitest'
import type { Model } from '#schemas/model'
import { checkOutputs } from './check-outputs.ts'

const frontmatter = {
  signature: {
    name: 'places',
    parameters: [{ name: 'list', type: 'int[]', doc: 'A list.' }],
    returns: { type: 'int[]', doc: 'The places.' },
  },
}
const long = (name: string) => `export function ${name}(list) {
  const found = []
  for (const [at, one] of list.entries()) {
    if (one > 0 && list[at + 1] !== one) found.push(at * 2 + one)
    else if (one < 0 || list.length % 3 === 0) found.push(at + 1)
  }
  return found
}
`
const texts = new Map([
  ['item.mdx', 'Return the places.'],
  ['submissions/accepted/one.js', long('places')],
  ['submissions/accepted/two.ts', `${long('places')}// Once more.\n`],
])
const outputs: NonNullable<Model['outputs']> = {
  from: 'Return the places.',
  to: 'Return {asked}.',
  of: 'these places',
  operators: ['sum', 'reversed'],
}

interface Change {
  readonly kind?: string
  readonly hasFollowUp?: boolean
  readonly item?: object
  readonly model?: object
  readonly outputs?: Partial<Model['outputs']>
  readonly texts?: Readonly<Record<string, string | undefined>>
}

function told(change: Change = {}): readonly string[] {
  const found: string[] = []
  const changed = Object.entries({ ...Object.fromEntries(texts), ...change.texts })
  checkOutputs(
    { version: 1, cases: 'fresh', ...change.model, outputs: { ...outputs, ...change.outputs } } as Model,
    {
      kind: change.kind ?? 'code',
      frontmatter: { ...frontmatter, ...change.item },
      hasFollowUp: change.hasFollowUp ?? false,
      texts: new Map(changed.flatMap(([path, text]) => (text === undefined ? [] : [[path, text] as const]))),
    },
    (path, message) => found.push(`${path.join('.')}: ${message}`),
  )
  return found
}

const place = 'outputs.operators'
const faults: Readonly<Record<string, readonly [Change, string]>> = {
  'another kind': [
    { kind: 'short', item: { signature: undefined } },
    'outputs: Unexpected `outputs` in a model of kind short, expected them for a function of kind code',
  ],
  'a comparison of lists': [
    { item: { compare: 'set' } },
    'outputs: Unexpected `compare` in the item: it is about the list alone',
  ],
  'a program that prints': [
    { item: { io: 'stdin' } },
    'outputs: Unexpected `io` in the item: it is about the list alone',
  ],
  'a class of steps': [
    { item: { limits: { complexity: { class: 'n', sizes: ['list'] } } } },
    'outputs: Unexpected `limits.complexity` in the item: it is about the list alone',
  ],
  'a follow-up': [
    { hasFollowUp: true },
    'outputs: Unexpected follow-up of the item: it is about the list alone',
  ],
  'a starter of its own': [
    { texts: { 'starter/typescript.ts': '' } },
    'outputs: Unexpected starter of the item: it is about the list alone',
  ],
  'cases that stay': [
    { model: { cases: undefined } },
    'outputs: Missing `cases`: what is right is another thing in such a variant',
  ],
  'a parameter of that name': [
    { model: { derived: { output: '1 + 1' } } },
    'outputs: Unexpected second `output`, which is what is asked of the list',
  ],
  'a sentence that is not there': [
    { outputs: { from: 'Return them.' } },
    'outputs.from: Unexpected text, expected what stands in the statement once',
  ],
  'a sentence without a place for what is asked': [
    { outputs: { to: 'Return something.' } },
    'outputs.to: Unexpected text, expected `{asked}` once, for what is asked of the list',
  ],
  'nobody to agree with': [
    { texts: { 'submissions/accepted/two.ts': undefined } },
    'outputs: Missing second accepted submission: properties speak of the list, so nothing else is left to agree with',
  ],
  'a sum of texts': [
    { item: { signature: { ...frontmatter.signature, returns: { type: 'string[]', doc: 'Names.' } } } },
    `${place}.0: Unexpected \`sum\`, which cannot be asked of string[]`,
  ],
  'a function under another form': [
    { texts: { 'submissions/accepted/two.ts': 'const places = () => []\nexport { places }\n' } },
    'outputs: Unexpected submissions/accepted/two.ts, expected `places` to be declared in it as an exported function',
  ],
  'an operator that is most of the work': [
    {
      outputs: { operators: ['count', 'runs'] },
      texts: {
        'submissions/accepted/two.ts':
          'export function places(list) {\n  const found = []\n  for (const one of list) if (one > 0 && one % 2 === 1) found.push(one * 2)\n  return found\n}\n',
      },
    },
    `${place}.1: Unexpected \`runs\`, by which the item is likely 1.5 logits harder, expected 1 at most: its shortest solution is much longer with it`,
  ],
}

describe('outputs of a model', () => {
  it('are taken where they can be asked for', () => {
    expect(told()).toEqual([])
  })
  it.each(Object.entries(faults))('are refused with %s', (_, [change, message]) => {
    expect(told(change)).toContain(message)
  })
})
