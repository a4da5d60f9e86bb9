import type { Blueprint } from '#schemas/blueprint'

type Select = Blueprint['blocks'][number]['select']

/** Every selector as `--select` names it: the short name first. A number follows where one is given here, or two. */
const NAMES: readonly {
  readonly names: readonly string[]
  readonly number?: 'whole' | 'positive' | 'optional'
  /** whether a share in (0, 1] may follow the number */
  readonly hasShare?: true
  readonly select: (number: number, share?: number) => Select
}[] = [
  { names: ['mfi', 'maximum-information'], select: () => ({ selector: 'maximum-information' }) },
  {
    names: ['mpwi', 'posterior-weighted-information'],
    select: () => ({ selector: 'posterior-weighted-information' }),
  },
  { names: ['mepv', 'minimum-expected-variance'], select: () => ({ selector: 'minimum-expected-variance' }) },
  { names: ['kl', 'kullback-leibler'], select: () => ({ selector: 'kullback-leibler' }) },
  {
    names: ['klp', 'posterior-weighted-divergence'],
    select: () => ({ selector: 'posterior-weighted-divergence' }),
  },
  {
    names: ['a-stratified'],
    number: 'whole',
    select: (strata) => ({ selector: 'a-stratified', strata: Math.min(100, strata) }),
  },
  {
    names: ['progressive', 'progressive-restricted'],
    number: 'optional',
    hasShare: true,
    select: (power, chance) => ({
      selector: 'progressive-restricted',
      power,
      ...(chance !== undefined && { chance }),
    }),
  },
  { names: ['randomesque'], number: 'whole', select: (among) => ({ selector: 'randomesque', among }) },
  { names: ['proportional'], number: 'positive', select: (power) => ({ selector: 'proportional', power }) },
  { names: ['thompson'], select: () => ({ selector: 'thompson' }) },
  { names: ['closest', 'closest-difficulty'], select: () => ({ selector: 'closest-difficulty' }) },
  { names: ['fixed', 'fixed-order'], select: () => ({ selector: 'fixed-order' }) },
]

/** The names that `--select` takes, for a help text. */
export const SELECTOR_NAMES = NAMES.map(({ names: [name = ''], number, hasShare }) =>
  number === undefined
    ? name
    : number === 'optional'
      ? `${name}[-N${hasShare === true ? '[-SHARE]' : ''}]`
      : `${name}-N`,
).join(', ')

/** @returns the selector that a short or a long name means; undefined for a name that there is not */
export function readSelector(text: string): Select | undefined {
  const [, name, digits, second] =
    /^([a-z-]+?)(?:-(\d{1,5}(?:\.\d{1,5})?))?(?:-(\d{1,5}(?:\.\d{1,5})?))?$/.exec(text) ?? []
  const known = NAMES.find(({ names }) => names.some((one) => one === name))
  if (known === undefined) return undefined
  if (digits === undefined)
    return known.number === undefined || known.number === 'optional' ? known.select(1) : undefined
  const number = Number(digits)
  const share = second === undefined ? undefined : Number(second)
  if (share !== undefined && !(known.hasShare === true && share > 0 && share <= 1)) return undefined
  if (known.number === undefined || !(number > 0)) return undefined
  return known.number === 'whole' && !Number.isInteger(number) ? undefined : known.select(number, share)
}
