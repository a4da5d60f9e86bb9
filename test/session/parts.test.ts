/** Between two parts of a test: what is said, that nothing is shown, and whose time passes. */
import { afterAll, describe, expect, it } from 'vitest'
import { partsAtSeam } from '../../src/session/parts-at-seam.ts'
import { begin, rescored, runner, sit, until } from './sitting.ts'

afterAll(() => runner.close())

const adjusted = { timeMultiplier: 2, plainEditor: false, signals: true }

/** Begins, and ends the first part with its first problem on screen. */
async function atSeam() {
  const sitting = sit('parts')
  const working = await begin(sitting, adjusted)
  expect(working.block).toMatchObject({ number: 1, of: 2, unseen: 2, length: { min: 3, max: 3 } })
  sitting.controller.actions.end()
  return { sitting, seam: await until(sitting, 'seam') }
}

describe('between two parts', () => {
  it('says what is over and what comes, as it was adjusted', async () => {
    const { seam } = await atSeam()
    expect(seam).not.toHaveProperty('item')
    expect(partsAtSeam(seam)).toEqual({
      over: { number: 1, reason: 'ended', unseen: 2, isExact: true },
      next: {
        title: 'Second',
        number: 2,
        of: 2,
        ai: 'forbidden',
        length: { min: 1, max: 2 },
        isNoted: false,
        minutes: 20,
        canPause: true,
      },
    })
  })

  it('shows nothing of the next part, also to who comes back, until the candidate begins it', async () => {
    const { sitting } = await atSeam()
    const { actions } = sitting.controller
    sitting.pass(3_600_000)
    actions.submit()
    actions.pause()
    actions.edit('typescript', [], 'of which item?')
    expect(sitting.events().map(({ type }) => type)).toEqual(['start', 'present', 'finish'])
    const later = sit('parts', { disk: sitting.disk })
    await until(later, 'seam')
    later.pass(60_000)
    later.controller.actions.beginPart()
    later.controller.actions.beginPart()
    const working = await until(later, 'working')
    expect(working).toMatchObject({
      block: { number: 2 },
      position: 2,
      remainingAtMost: 1,
      clock: { limitMs: 1_200_000 },
    })
    expect(working.clock.elapsed()).toBe(0)
    const presented = later.events().filter(({ type }) => type === 'present')
    expect(presented).toHaveLength(2)
    // the rest is in the record: what passed on this page, and that it was closed before
    expect(later.events().map(({ type }) => type)).toEqual([
      'start',
      'present',
      'finish',
      'resume',
      'present',
    ])
    expect((presented[1]?.at.mono ?? 0) - (later.events()[3]?.at.mono ?? 0)).toBe(60_000)
    later.controller.actions.end()
    await until(later, 'finished')
    expect((await rescored(later.events())).differences).toEqual([])
  })

  it('is reached when the time of a part is over, with what was written until then', async () => {
    const sitting = sit('parts')
    const { actions } = sitting.controller
    await begin(sitting)
    actions.pause()
    sitting.pass(5000)
    actions.unpause()
    sitting.pass(600_000)
    actions.pause()
    actions.unpause()
    await until(sitting, 'feedback')
    actions.proceed()
    const { over } = partsAtSeam(await until(sitting, 'seam'))
    expect(over).toEqual({ number: 1, reason: 'time', unseen: 2, isExact: true })
  })
})
