import { expect, it } from 'vitest'
import { keyAction } from './key-action.ts'

const none = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false }

it.each([
  ['Ctrl+Enter', { ...none, key: 'Enter', code: 'Enter', ctrlKey: true }, 'run'],
  ['Command+Enter', { ...none, key: 'Enter', code: 'Enter', metaKey: true }, 'run'],
  ['Ctrl+Shift+Enter', { ...none, key: 'Enter', code: 'Enter', ctrlKey: true, shiftKey: true }, 'submit'],
  ['Option+E, which types a dead key', { ...none, key: 'Dead', code: 'KeyE', altKey: true }, 'switch-editor'],
  ['Ctrl+M', { ...none, key: 'm', code: 'KeyM', ctrlKey: true }, 'switch-tab'],
  ['Command+M, which belongs to the window', { ...none, key: 'm', code: 'KeyM', metaKey: true }, undefined],
  ['AltGr+E, which types €', { ...none, key: '€', code: 'KeyE', altKey: true, ctrlKey: true }, undefined],
  ['Option+E of a Polish Mac, which types ę', { ...none, key: 'ę', code: 'KeyE', altKey: true }, undefined],
  ['Enter', { ...none, key: 'Enter', code: 'Enter' }, undefined],
])('%s', (_, event, action) => {
  expect(keyAction(event, 'MacIntel')).toBe(action)
})
