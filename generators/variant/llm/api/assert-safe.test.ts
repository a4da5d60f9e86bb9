import { expect, test } from 'vitest'
import { assertSafe } from './assert-safe.ts'

test.each([
  'https://api.example.org',
  'https://gateway.example.org/v2/',
  'http://127.0.0.1:8080',
  'http://[::1]:1',
  'http://localhost',
])('a key may go to %s', (url) => {
  expect(() => assertSafe(url)).not.toThrow()
})

test.each([
  'http://api.example.org',
  'http://localhost.example.org',
  'http://127.0.0.1.example.org',
  'ftp://localhost',
  'example.org',
  '',
])('a key does not go to %s', (url) => {
  expect(() => assertSafe(url)).toThrow(RangeError)
})

test('a password in the URL is refused, and not repeated', () => {
  expect(() => assertSafe('https://me:secret@example.org')).toThrow(
    'Unexpected base URL https://…@example.org, expected https://…, or http:// to this machine, without a name and a password',
  )
})
