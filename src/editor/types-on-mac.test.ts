import { expect, it } from 'vitest'
import { typesOnMac } from './types-on-mac.ts'

it.each([
  ['British: Option+3 types #', '#', 'Digit3', true],
  ['Swedish: Option+2 types @', '@', 'Digit2', true],
  ['Spanish: Option+1 types |', '|', 'Digit1', true],
  ['Polish: Option+E types ę', 'ę', 'KeyE', true],
  ['German: Option+E types €', '€', 'KeyE', true],
  ['American: Option+1 types ¡', '¡', 'Digit1', false],
  ['American: Option+P types π', 'π', 'KeyP', false],
  ['American: Option+E is a dead key', 'Dead', 'KeyE', false],
  ['a layout that types the digit itself', '1', 'Digit1', false],
])('%s', (_, key, code, types) => {
  expect(typesOnMac({ key, code, altKey: true }, 'MacIntel')).toBe(types)
  expect(typesOnMac({ key, code, altKey: false }, 'MacIntel')).toBe(false)
})

it('is a matter of the Mac: elsewhere Alt types nothing, and the French digits are signs', () => {
  expect(typesOnMac({ key: '&', code: 'Digit1', altKey: true }, 'Linux x86_64')).toBe(false)
  expect(typesOnMac({ key: 'é', code: 'Digit2', altKey: true }, 'Win32')).toBe(false)
})
