import type { ItemKind } from '#schemas/public-item'

/** Words that more than one page uses. */
export const common = {
  name: 'Assay',
  skip: 'Skip to the content',
  tests: 'Tests',
  practice: 'Problems',
  history: 'Your practice',
  guide: 'Guide',
  siteNavigation: 'Site',
  footer:
    'Assay is free software under the MIT licence. These pages load nothing from elsewhere, and your answers stay in this browser until you download them or hand them in.',
  quality: 'What proves the problems',
  studio: 'For designers of tests: the studio',
  scripts: 'This page needs JavaScript: your answers are run and kept here, in your browser.',
} as const

/** What a kind of problem is called. */
export const kindNames: Readonly<Record<ItemKind, string>> = {
  code: 'Code',
  choice: 'Choice',
  short: 'Short answer',
  order: 'Order',
  trace: 'Trace',
  review: 'Review',
  debug: 'Debugging',
  tests: 'Tests',
  design: 'Design',
  prompt: 'Prompt work',
  critique: 'Critique',
  sql: 'SQL',
}

/** @param count How many. @returns The number with its noun, such as `1 problem` or `3 problems`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

/** @param ms Milliseconds, from 0. @returns A duration in words, such as `less than a minute` or `1 h 5 min`. */
export function duration(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  if (minutes < 1) return 'less than a minute'
  const hours = Math.floor(minutes / 60)
  if (hours === 0) return `${minutes} min`
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`
}

/** @param ms Milliseconds, from 0. @returns A clock reading, such as `4:05` or `1:04:05`. */
export function clock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const two = (value: number): string => String(value).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  return minutes < 60
    ? `${minutes}:${two(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`
}
