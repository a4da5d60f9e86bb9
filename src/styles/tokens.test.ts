import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** Red, green and blue, each in [0, 255]. */
type Colour = readonly [number, number, number]
type Theme = Readonly<Record<string, Colour>>

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')
const themes: readonly (readonly [string, Theme])[] = [
  ['light', { ...halves(0) }],
  ['dark', { ...halves(1) }],
  ['high contrast', { ...halves(1), ...colours(/\[data-colours='contrast'\] \.editor-place \{([^}]+)\}/) }],
  ['print', { ...halves(0), ...colours(/@media print \{\s*:root \{([^}]+)\}/) }],
]
const inks = ['ink', 'muted', 'accent', 'good', 'fair', 'bad']
const codeInks = ['comment', 'keyword', 'string', 'number', 'name'].map((name) => `code-${name}`)
const grounds = ['paper', 'surface', 'sunk']

it('tells each colour once', () => {
  const all = css.match(/--[\w-]+: light-dark\(#\w{6}, #\w{6}\);/g) ?? []
  expect(all.length).toBeGreaterThan(20)
  expect(new Set(all.map((each) => each.split(':')[0])).size).toBe(all.length)
})

describe.each(themes)('%s', (name, theme) => {
  // Only the editor has high contrast, and it stands on one ground.
  const places = name === 'high contrast' ? ['surface', 'sunk'] : grounds
  it.each(places.flatMap((ground) => [...inks, ...codeInks].map((ink) => [ink, ground] as const)))(
    'text in %s is readable on %s',
    (ink, ground) => {
      expect(contrast(of(theme, ink), of(theme, ground))).toBeGreaterThanOrEqual(4.5)
    },
  )

  it.each([
    ['on-accent', 'accent'],
    ['on-accent', 'accent-strong'],
    ['ink', 'accent-soft'],
    ['good', 'good-soft'],
    ['fair', 'fair-soft'],
    ['bad', 'bad-soft'],
  ])('text in %s is readable on %s', (ink, ground) => {
    expect(contrast(of(theme, ink), of(theme, ground))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(places)('lines around parts can be seen on %s', (ground) => {
    expect(contrast(of(theme, 'line'), of(theme, ground))).toBeGreaterThanOrEqual(3)
  })

  it.each(codeInks)('text in %s is readable on the line that the cursor is in', (ink) => {
    const line = mixed(of(theme, 'ink'), of(theme, 'surface'), 0.04)
    expect(contrast(of(theme, ink), line)).toBeGreaterThanOrEqual(4.5)
  })
})

/** One half of each colour that is told as light and dark. */
function halves(side: 0 | 1): Theme {
  return Object.fromEntries(
    [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);/g)].map(([, name, light, dark]) => [
      name,
      parsed((side === 0 ? light : dark) ?? ''),
    ]),
  )
}

/** Of the first block that a pattern finds. */
function colours(block: RegExp): Theme {
  const [, body] = block.exec(css) ?? []
  if (body === undefined) throw new Error(`No block in tokens.css is like ${String(block)}`)
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+): (#\w{6});/g)].map(([, name, value]) => [name, parsed(value ?? '')]),
  )
}

function of(theme: Theme, name: string): Colour {
  const colour = theme[name]
  if (colour === undefined) throw new Error(`tokens.css has no colour ${name}`)
  return colour
}

function parsed(hex: string): Colour {
  const value = Number.parseInt(hex.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

/** As `color-mix(in srgb, …)` does. @param share of the first colour, in [0, 1] */
function mixed(one: Colour, other: Colour, share: number): Colour {
  const [red, green, blue] = [0, 1, 2].map((at) => (one[at] ?? 0) * share + (other[at] ?? 0) * (1 - share))
  return [red ?? 0, green ?? 0, blue ?? 0]
}

/** Contrast ratio in [1, 21] (WCAG 2.2, definitions of contrast ratio and relative luminance). */
function contrast(one: Colour, other: Colour): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const value = part / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
