import { readFileSync } from 'node:fs'
import { createGenerator, drawNormal } from '#adaptive'
import type { ReleasePublic } from '#schemas/release-public'

/** Items of `core`, again and again, four fifths of them calibrated. */
export function madeIndex(size: number): ReleasePublic {
  const url = new URL('../content/banks/core/releases/3.1.0/public/index.json', import.meta.url)
  const index = JSON.parse(readFileSync(url, 'utf8')) as ReleasePublic
  const draws = createGenerator('bench/made-index', String(size))
  const own = index.items.filter(({ variant }) => variant === undefined)
  const items = Array.from({ length: size }, (_, at): ReleasePublic['items'][number][] => {
    const item = own[at % own.length]
    if (item === undefined) return []
    const { family: _family, enemies: _enemies, ...facts } = item
    const made = { ...facts, id: `${item.id}-${at}` }
    if (at % 5 === 0) return [made]
    const a = Math.exp(0.2 + 0.3 * drawNormal(draws))
    const shift = 0.6 * drawNormal(draws)
    const known = { uncertainty: { lnA: 0.1, b: 0.2 }, persons: 400 }
    const { parameters } = item
    return typeof parameters.b === 'number'
      ? [{ ...made, parameters: { model: '2pl', a, b: parameters.b + shift, c: 0, d: 1, ...known } }]
      : [{ ...made, parameters: { model: 'grm', a, b: parameters.b.map((b) => b + shift), ...known } }]
  }).flat()
  return { ...index, title: `Bank made of ${size}`, items }
}
