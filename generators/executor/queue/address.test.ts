import { describe, expect, it } from 'vitest'
import { readAddress } from './address.ts'

describe('reading where a queue is', () => {
  it('takes all parts of a URL, and shows no password', () => {
    expect(readAddress('rediss://me:p%40ss@queue.example:7000/3', {})).toEqual({
      host: 'queue.example',
      port: 7000,
      db: 3,
      username: 'me',
      password: 'p@ss',
      isEncrypted: true,
      shown: 'queue.example:7000',
    })
  })

  it('takes the password from the environment where the URL has none', () => {
    const env = { ASSAY_REDIS_PASSWORD: 'from outside' }
    expect(readAddress('redis://localhost', env)).toMatchObject({
      port: 6379,
      db: 0,
      password: 'from outside',
    })
    expect(readAddress('redis://:own@localhost', env).password).toBe('own')
    expect(readAddress('redis://[::1]:7000', {})).toMatchObject({ host: '::1', shown: '[::1]:7000' })
  })

  it.each(['', 'localhost:6379', 'http://localhost', 'redis://', 'redis://host/a', 'redis://host/?db=1'])(
    'refuses %j without repeating it',
    (text) => {
      expect(() => readAddress(text, {})).toThrow(
        'Unexpected URL after --redis, expected one such as redis://localhost:6379/0, or rediss: for TLS',
      )
    },
  )

  it('refuses a password that is badly written without repeating it', () => {
    expect(() => readAddress('redis://:%zz@localhost', {})).toThrow('Unexpected URL after --redis')
  })
})
