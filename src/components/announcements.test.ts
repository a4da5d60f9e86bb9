import { expect, it } from 'vitest'
import { nextAnnouncement } from './announcements.ts'

const nothing = { text: '', at: 0 }

it('replaces what was said a while ago', () => {
  expect(nextAnnouncement({ text: 'Running.', at: 0 }, 'Stopped.', 400)).toEqual({
    text: 'Stopped.',
    at: 400,
  })
})

it('tells together what comes together, in its order', () => {
  const first = nextAnnouncement(nothing, 'Problem 2, at most 6 more.', 10)
  expect(nextAnnouncement(first, 'Saved again.', 20).text).toBe('Problem 2, at most 6 more. Saved again.')
})

it('does not pile up what comes in quick steps', () => {
  let told = nothing
  for (let step = 1; step <= 10; step += 1) told = nextAnnouncement(told, `Step ${step}.`, step * 100)
  expect(told.text).toBe('Step 9. Step 10.')
})

it('tells nothing twice that comes together', () => {
  const first = nextAnnouncement(nothing, 'All pass. Not run: it is not JSON.', 10)
  expect(nextAnnouncement(first, 'Not run: it is not JSON.', 11)).toBe(first)
  const short = nextAnnouncement(nothing, 'Not run: it is not JSON.', 10)
  expect(nextAnnouncement(short, 'All pass. Not run: it is not JSON.', 11).text).toBe(
    'All pass. Not run: it is not JSON.',
  )
})

it('makes the same words another text, so that they are told again', () => {
  const once = nextAnnouncement(nothing, 'Running.', 1000)
  const twice = nextAnnouncement(once, 'Running.', 2000)
  const thrice = nextAnnouncement(twice, 'Running.', 3000)
  expect(twice.text).not.toBe(once.text)
  expect(thrice.text).not.toBe(twice.text)
})
