import { describe, expect, it } from 'vitest'
import type { Runner } from '#runner'
import { pythonAhead } from './python-ahead.ts'

const runnerThat = (ready: () => Promise<void>) => () =>
  Promise.resolve({ ready } as Partial<Runner> as Runner)

describe('Python ahead of a test', () => {
  it('is asked for by no form that does not offer it', async () => {
    const { now, load } = pythonAhead(false, 100)
    await load(() => Promise.reject(new Error('nobody should ask')))
    expect(now.value).toEqual({ state: 'not-needed' })
  })

  it('tells how much has come, and when it is here', async () => {
    const { now, load, onBytes } = pythonAhead(true, 100)
    const arrival = Promise.withResolvers<void>()
    const loading = load(runnerThat(() => arrival.promise))
    onBytes(40)
    expect(now.value).toEqual({ state: 'fetching', share: 0.4 })
    arrival.resolve()
    await loading
    expect(now.value).toEqual({ state: 'here' })
    onBytes(100)
    expect(now.value).toEqual({ state: 'here' })
  })

  it('says that it is missing, and is fetched again by who asks again', async () => {
    const { now, load } = pythonAhead(true, 100)
    await load(runnerThat(() => Promise.reject(new Error('no network'))))
    expect(now.value).toEqual({ state: 'missing' })
    await load(runnerThat(() => Promise.resolve()))
    expect(now.value).toEqual({ state: 'here' })
  })
})
