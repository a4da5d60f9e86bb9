/** What practice adds to a test: rests, the end of the time, accommodations, facts, feedback at the end. */
import { readFile } from 'node:fs/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { singleTest } from '#adaptive'
import { decodeLog } from '#log'
import { rescore } from '#results'
import { readRelease } from '../../generators/release/read.ts'
import { resultOf } from '../../src/session/result.ts'
import { enginesOf } from './memory-world.ts'
import { CODE, runner, sample, sit, until, begin, rescored } from './sitting.ts'

afterAll(() => runner.close())

describe('a pause', () => {
  it('takes no time, shows no item, and lasts over a reload', async () => {
    const sitting = sit('timed')
    const { actions } = sitting.controller
    const working = await begin(sitting)
    expect(working.clock.elapsed()).toBe(0)
    expect(working.clock.limitMs).toBe(600_000)
    sitting.pass(60_000)
    actions.pause()
    const paused = await until(sitting, 'paused')
    expect(paused.clock.elapsed()).toBe(60_000)
    expect(paused).not.toHaveProperty('item')
    sitting.pass(3_600_000)
    actions.edit('typescript', [], 'nobody sees this')
    actions.submit()
    actions.noticePaste(3, 'external')
    expect(sitting.events().at(-1)?.type).toBe('pause')
    actions.unpause()
    expect((await until(sitting, 'working')).clock.elapsed()).toBe(60_000)
    actions.pause()
    await until(sitting, 'paused')
    const later = sit('timed', { disk: sitting.disk })
    expect((await until(later, 'paused')).clock.elapsed()).toBe(60_000)
    later.pass(3_600_000)
    later.controller.actions.unpause()
    expect((await until(later, 'working')).clock.elapsed()).toBe(60_000)
  })

  it('is no time that the result speaks of', async () => {
    const sitting = sit(singleTest(CODE))
    const { actions } = sitting.controller
    await begin(sitting)
    sitting.pass(60_000)
    actions.pause()
    sitting.pass(3_600_000)
    actions.unpause()
    await until(sitting, 'working')
    actions.submit()
    await until(sitting, 'feedback')
    sitting.pass(30_000)
    actions.proceed()
    await until(sitting, 'finished')
    const shown = resultOf(sitting.events(), await sample.load(sample.address))
    expect(shown).toMatchObject({ result: { durationMs: 90_000, path: [{ durationMs: 60_000 }] } })
  })
})

describe('the end of the time', () => {
  it('takes along what the page had not handed over yet', async () => {
    const sitting = sit('timed')
    const { actions } = sitting.controller
    const { item } = await begin(sitting)
    actions.pause()
    sitting.pass(5000)
    actions.onTimeOver(() => {
      if (item.kind === 'code') actions.edit('typescript', [], '// at the last moment\n')
      else actions.noticePaste(1, 'internal')
    })
    actions.unpause()
    sitting.pass(600_000)
    actions.pause()
    actions.unpause()
    await until(sitting, 'feedback')
    const types = sitting.events().map(({ type }) => type)
    const handed = types.indexOf(item.kind === 'code' ? 'edit' : 'paste')
    expect(handed).toBeGreaterThan(0)
    expect(handed).toBeLessThan(types.indexOf('submit'))
  })
})

describe('accommodations', () => {
  it('stretch the time, and turn the facts off', async () => {
    const sitting = sit('timed')
    const wanted = { timeMultiplier: 2.5, plainEditor: true, signals: false, breaks: true }
    const working = await begin(sitting, wanted)
    expect(working).toMatchObject({ accommodations: wanted, clock: { limitMs: 1_500_000 } })
    sitting.controller.actions.noticePaste(30, 'external')
    sitting.controller.actions.noticeUntrusted(30)
    expect((await until(sitting, 'working')).signals).toEqual([])
    expect(sitting.events().map(({ type }) => type)).toEqual(['start', 'present'])
    expect(sitting.events()[0]).toMatchObject({ data: { accommodations: wanted } })
  })
  it('take the limit away', async () => {
    const sitting = sit('timed')
    const working = await begin(sitting, { timeMultiplier: null, plainEditor: false, signals: true })
    expect(working.clock.limitMs).toBeNull()
  })
})

describe('facts about how somebody works', () => {
  it('are shown with the note that they wrote, also after a reload', async () => {
    const sitting = sit('short')
    const { actions } = sitting.controller
    const { item } = await begin(sitting)
    actions.noticePaste(120, 'external')
    actions.noticeUntrusted(40)
    const { signals } = await until(sitting, 'working')
    expect(signals).toMatchObject([
      { position: 1, note: '', fact: { type: 'paste', item: item.id, characters: 120, origin: 'external' } },
      { position: 1, note: '', fact: { type: 'untrusted', characters: 40 } },
    ])
    actions.note(signals[1]?.seq ?? -1, 'I dictate')
    actions.note(signals[0]?.seq ?? -1, 'x'.repeat(600))
    actions.note(9999, 'about nothing')
    const after = await until(sit('short', { disk: sitting.disk }), 'working')
    expect(after.signals.map(({ note }) => note)).toEqual(['x'.repeat(500), 'I dictate'])
    expect(sitting.events().filter(({ type }) => type === 'note')).toHaveLength(2)
  })
})

describe('a test with feedback at the end', () => {
  it('goes from item to item without a word, and has no hints', async () => {
    const sitting = sit('screen')
    const { actions, view } = sitting.controller
    const first = await begin(sitting)
    expect(first.test.feedback).toBe('end')
    const screens = new Set<string>()
    const stop = view.subscribe(({ screen }) => void screens.add(screen))
    for (let position = 1; position <= first.test.maxItems; position += 1) {
      await expect
        .poll(() => {
          const now = view.value
          return now.screen === 'working' && now.position === position && !now.submitting
        })
        .toBe(true)
      actions.takeHint(0)
      actions.submit()
      const now = view.value
      if (now.screen !== 'working' || now.followUp === undefined) continue
      actions.predict({ prediction: 'unsure', reason: '', settled: true })
      actions.submit()
    }
    await until(sitting, 'finished')
    stop()
    expect([...screens].sort()).toEqual(['finished', 'working'])
    expect(sitting.events().some(({ type }) => type === 'hint')).toBe(false)
    expect((await rescored(sitting.events())).status).toBe('accepted')
  })
})

describe('a log of release 0.1.0', () => {
  it('is read and scored as it was then', async () => {
    const decoded = decodeLog(await readFile('test/session/fixtures/log-0.1.0.json', 'utf8'))
    if (!decoded.ok) throw new Error(decoded.message)
    const read = await readRelease('content/banks/core/releases/0.1.0')
    if (!read.ok) throw new Error(read.message)
    const { items } = read.release
    const practice = new Map(
      items.flatMap((item) => (item.use === 'practice' ? [[item.id, item] as const] : [])),
    )
    const { hash, index } = read.release.public
    const again = await rescore(decoded.events, {
      release: { hash, index, item: (id) => practice.get(id) },
      runner,
      engineOf: enginesOf('0'),
    })
    expect([again.status, again.differences]).toEqual(['accepted', []])
    const live = decoded.events.findLast((event) => event.type === 'estimate')
    expect(live?.type === 'estimate' && Object.is(again.blocks[0]?.theta, live.data.theta)).toBe(true)
  })
})
