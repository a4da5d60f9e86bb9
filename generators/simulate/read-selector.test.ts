import { expect, it } from 'vitest'
import { selectors } from '#adaptive'
import { readSelector, SELECTOR_NAMES } from './read-selector.ts'

it('knows every selector of the engine by its own name, with a number where it needs one', () => {
  // the modules and the forms of these two stand in a blueprint
  const written = ['multistage', 'shadow-forms']
  for (const name of Object.keys(selectors).filter((one) => !written.includes(one)))
    expect((readSelector(name) ?? readSelector(`${name}-3`))?.selector).toBe(name)
})

it.each([
  ['mfi', { selector: 'maximum-information' }],
  ['mepv', { selector: 'minimum-expected-variance' }],
  ['randomesque-5', { selector: 'randomesque', among: 5 }],
  ['a-stratified-4', { selector: 'a-stratified', strata: 4 }],
  ['proportional-1.5', { selector: 'proportional', power: 1.5 }],
  ['progressive', { selector: 'progressive-restricted', power: 1 }],
  ['progressive-2', { selector: 'progressive-restricted', power: 2 }],
  ['progressive-0.05-0.3', { selector: 'progressive-restricted', power: 0.05, chance: 0.3 }],
])('reads %s', (name, select) => {
  expect(readSelector(name)).toEqual(select)
})

it.each([
  '',
  'best',
  'randomesque',
  'randomesque-0',
  'randomesque-1.5',
  'mfi-3',
  'a-stratified',
  'kl-',
  'randomesque-3-0.5',
  'progressive-1-2',
])('refuses %j', (name) => {
  expect(readSelector(name)).toBeUndefined()
})

it('lists the names in one line', () => {
  expect(SELECTOR_NAMES).toBe(
    'mfi, mpwi, mepv, kl, klp, a-stratified-N, progressive[-N[-SHARE]], randomesque-N, proportional-N, thompson, closest, fixed',
  )
})
