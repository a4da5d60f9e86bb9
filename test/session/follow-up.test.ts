/** A follow-up without a browser: lock, prediction, adaptation, the ways out in between, and the replay of its log. */
import { afterAll, describe, expect, it } from 'vitest'
import { singleTest } from '#adaptive'
import { createEvent } from '#log'
import type { SessionEvent } from '#schemas/event'
import { begin, rescored, runner, sampleItem, sit, until, type Sitting } from './sitting.ts'

afterAll(() => runner.close())

const ITEM = 'when-the-alarm-rings'

const item = sampleItem('code', ITEM)
const { key, solutions } = item.grading
const { followUp } = key
if (followUp === undefined) throw new Error(`${ITEM} has no follow-up`)
const textIn = (list: readonly { readonly language: string; readonly text: string }[]): string =>
  list.find(({ language }) => language === 'typescript')?.text ?? ''
const base = textIn(solutions)
const adapted = textIn(followUp.solutions)
const edit = ({ controller }: Sitting, text: string): void => controller.actions.edit('typescript', [], text)

/** A sitting whose right answer, or another one, has just been locked. */
async function locked(text = base): Promise<Sitting> {
  const sitting = sit(singleTest(ITEM))
  await begin(sitting)
  edit(sitting, text)
  sitting.controller.actions.submit()
  return sitting
}

function settle({ controller }: Sitting): void {
  controller.actions.predict({ prediction: 'fails', reason: 'One answer ends the row.', settled: true })
}

/** A log that was made up with care: its chain holds. */
function chained(log: SessionEvent[], { type, data, at }: SessionEvent): SessionEvent[] {
  return [...log, createEvent(log.at(-1), { type, data, at }) as SessionEvent]
}

async function finished(sitting: Sitting): Promise<readonly SessionEvent[]> {
  sitting.controller.actions.proceed()
  await until(sitting, 'finished')
  return sitting.events()
}

describe('a follow-up', () => {
  it('comes once the answer is locked, and nothing tells it before', async () => {
    const sitting = sit(singleTest(ITEM))
    const before = await begin(sitting)
    expect(before).toMatchObject({ followUp: undefined, locksNext: true })
    expect(before.item.scoring).toHaveLength(4)
    expect(before.item.scoring).not.toContain(item.scoring[3])
    expect(before.item.task).toMatchObject({ examples: item.task.examples })

    edit(sitting, base)
    sitting.controller.actions.submit()
    const asked = await until(sitting, 'working')
    expect(asked).toMatchObject({
      followUp: { stage: 'predict', html: followUp.html, prediction: null, base: { text: base } },
      locksNext: false,
      submitting: false,
    })
    expect(sitting.events().at(-1)).toMatchObject({ type: 'follow-up', data: { response: { text: base } } })
  })

  it('keeps the code as it is until the prediction is made, and then shows what still holds', async () => {
    const sitting = await locked()
    const { actions } = sitting.controller
    edit(sitting, '// too early')
    actions.run()
    actions.submit()
    actions.setLanguage('javascript')
    const asked = await until(sitting, 'working')
    expect(asked).toMatchObject({ draft: { texts: { typescript: base } }, run: { state: 'idle' } })
    expect(asked.followUp?.stage).toBe('predict')
    settle(sitting)
    // Whoever was sure for good stays so.
    actions.predict({ prediction: 'passes', reason: '', settled: true })
    const open = await until(sitting, 'working')
    expect(open.followUp).toMatchObject({ stage: 'adapt', prediction: 'fails' })
    const shown = open.item.kind === 'code' ? open.item.task.examples.map(({ name }) => name) : []
    expect(shown).toEqual(['one-gets-through', 'two-end-it', 'one-outage'])
    actions.setLanguage('javascript')
    expect((await until(sitting, 'working')).draft.response).toMatchObject({ language: 'typescript' })
  })

  it('counts the locked answer and what was made of it, and its log replays to the same bits', async () => {
    const sitting = await locked()
    settle(sitting)
    edit(sitting, adapted)
    sitting.controller.actions.submit()
    const { score, draft } = await until(sitting, 'feedback')
    expect(score).toMatchObject({ category: 4, max: 4 })
    expect(draft.response).toEqual({
      kind: 'code',
      language: 'typescript',
      text: base,
      followUp: { prediction: 'fails', reason: 'One answer ends the row.', text: adapted },
    })
    const again = await rescored(await finished(sitting))
    expect([again.status, again.differences, again.flags]).toEqual(['accepted', [], []])
  })

  it('loses nothing when the page dies before the prediction, and in the middle of the adaptation', async () => {
    const sitting = await locked()
    sitting.controller.actions.predict({ prediction: 'unsure', reason: 'Perhaps', settled: false })
    await new Promise((resolve) => setTimeout(resolve, 600))
    const second = sit(singleTest(ITEM), { disk: sitting.disk })
    const asked = await until(second, 'working')
    expect(asked.followUp).toMatchObject({ stage: 'predict', prediction: 'unsure', reason: 'Perhaps' })
    settle(second)
    edit(second, '// half of it\n')
    const third = sit(singleTest(ITEM), { disk: sitting.disk })
    const open = await until(third, 'working')
    expect(open.followUp).toMatchObject({ stage: 'adapt', base: { text: base } })
    expect(open.draft.texts['typescript']).toBe('// half of it\n')
  })

  it('gives nothing above to a code that was not adapted, and none of it to a wrong first answer', async () => {
    const lazy = await locked()
    settle(lazy)
    lazy.controller.actions.submit()
    expect((await until(lazy, 'feedback')).score).toMatchObject({ category: 3 })
    const wrong = await locked('export const alarmsAt = () => []\n')
    settle(wrong)
    edit(wrong, adapted)
    wrong.controller.actions.submit()
    const { score } = await until(wrong, 'feedback')
    expect(score.category).toBeLessThan(3)
    const parts = score.parts.filter(({ stage }) => stage === 'follow-up')
    expect(parts.every(({ earned, possible }) => earned === possible)).toBe(true)
  })

  it('begins another try where it is needed: with the first answer, or with the change alone', async () => {
    const wrong = await locked('export const alarmsAt = () => []\n')
    settle(wrong)
    edit(wrong, '// an attempt\n')
    wrong.controller.actions.submit()
    await until(wrong, 'feedback')
    wrong.controller.actions.retry()
    const again = await until(wrong, 'working')
    expect(again).toMatchObject({
      followUp: undefined,
      locksNext: true,
      earlier: { text: '// an attempt\n' },
    })
    expect(again.draft.texts['typescript']).toBe('export const alarmsAt = () => []\n')

    const right = await locked()
    settle(right)
    right.controller.actions.submit()
    await until(right, 'feedback')
    right.controller.actions.retry()
    const change = await until(right, 'working')
    expect(change).toMatchObject({ followUp: { stage: 'adapt' }, draft: { texts: { typescript: base } } })
    edit(right, adapted)
    right.controller.actions.submit()
    expect((await until(right, 'feedback')).score.category).toBe(4)
    expect((await rescored(await finished(right))).status).toBe('accepted')
  })

  it('counts a locked answer when the candidate ends', async () => {
    const sitting = await locked()
    sitting.controller.actions.end()
    await until(sitting, 'finished')
    const score = sitting.events().findLast(({ type }) => type === 'score')
    expect(score?.data).toMatchObject({ score: { category: 3, max: 4 } })
    const again = await rescored(sitting.events())
    expect([again.status, again.differences]).toEqual(['accepted', []])
  })

  it.each<[string, (event: SessionEvent) => SessionEvent]>([
    [
      'another locked answer',
      (event) =>
        event.type === 'follow-up' && event.data.response.kind === 'code'
          ? { ...event, data: { ...event.data, response: { ...event.data.response, text: adapted } } }
          : event,
    ],
    [
      'another prediction',
      (event) =>
        event.type === 'submit' && event.data.response.kind === 'code' && event.data.response.followUp
          ? {
              ...event,
              data: {
                ...event.data,
                response: {
                  ...event.data.response,
                  followUp: { ...event.data.response.followUp, prediction: 'passes' },
                },
              },
            }
          : event,
    ],
  ])('rejects a log that claims %s', async (_, forge) => {
    const sitting = await locked()
    settle(sitting)
    edit(sitting, adapted)
    sitting.controller.actions.submit()
    await until(sitting, 'feedback')
    const forged = (await finished(sitting)).map(forge)
    const again = await rescored(forged.reduce<SessionEvent[]>(chained, []))
    expect(again.differences.map(({ code }) => code)).toContain('text')
  })
})
