/** Pure functions from data to escaped HTML or SVG: the same pictures on the site, at build and in the terminal. */
export { difficultyPath, type DifficultyPath } from './difficulty-path.ts'
export { escapeMarkup } from './escape-markup.ts'
export { intervalStrip, type IntervalStrip } from './interval-strip.ts'
