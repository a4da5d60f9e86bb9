/** A follow-up to tests, without a browser: what is right changes under them, in runs as in the score. */
import { afterAll, describe, expect, it } from 'vitest'
import { singleTest } from '#adaptive'
import { begin, rescored, runner, sampleItem, sit, until, type Sitting } from './sitting.ts'

afterAll(() => runner.close())

const ITEM = 'every-third-one-free'

const item = sampleItem('tests', ITEM)
const { suite, followUp } = item.grading.key
if (followUp === undefined) throw new Error(`${ITEM} has no follow-up`)
const adapted = followUp.solutions[0]?.text ?? ''
const edit = ({ controller }: Sitting, text: string): void => controller.actions.edit('tests', [], text)

/** A sitting whose tests have just been locked. */
async function locked(text = suite): Promise<Sitting> {
  const sitting = sit(singleTest(ITEM))
  const before = await begin(sitting)
  expect(before).toMatchObject({ followUp: undefined, locksNext: true })
  expect(before.item.scoring).toHaveLength(3)
  expect(before.item.scoring.join()).not.toContain('offer')
  edit(sitting, text)
  sitting.controller.actions.submit()
  edit(sitting, '// too early')
  return sitting
}

function settle({ controller }: Sitting): void {
  controller.actions.predict({ prediction: 'fails', reason: 'Six are wrong.', settled: true })
}

/** Names of tests that raise a false alarm in the last run. */
function alarmsOf({ controller: { view } }: Sitting): readonly string[] | undefined {
  const { value } = view
  if (value.screen !== 'working' || value.run.state !== 'done') return undefined
  return value.run.rows.flatMap(({ name, verdict }) => (verdict === 'passed' ? [] : [name]))
}

describe('a follow-up to tests', () => {
  it('shows which of the own tests raise a false alarm on what holds now', async () => {
    const sitting = await locked()
    const asked = await until(sitting, 'working')
    expect(asked).toMatchObject({
      followUp: { stage: 'predict', html: followUp.html, base: { kind: 'tests', text: suite } },
      draft: { texts: { tests: suite } },
    })
    settle(sitting)
    sitting.controller.actions.run()
    await expect.poll(() => alarmsOf(sitting)).toHaveLength(4)
    expect(alarmsOf(sitting)).not.toContain('two are no three')
    edit(sitting, adapted)
    sitting.controller.actions.run()
    await expect.poll(() => alarmsOf(sitting)).toEqual([])
  })

  it('counts the locked tests and what was made of them, and its log replays to the same bits', async () => {
    const sitting = await locked()
    settle(sitting)
    edit(sitting, adapted)
    sitting.controller.actions.submit()
    const { score, draft } = await until(sitting, 'feedback')
    expect(score).toMatchObject({ category: 4, max: 4 })
    expect(score.parts.at(-1)?.detail).toBe(
      'you expected your test suite to raise a false alarm or to miss a fault as it stood; it raises a false alarm',
    )
    expect(draft.response).toEqual({
      kind: 'tests',
      language: 'typescript',
      text: suite,
      followUp: { prediction: 'fails', reason: 'Six are wrong.', text: adapted },
    })
    sitting.controller.actions.proceed()
    await until(sitting, 'finished')
    const again = await rescored(sitting.events())
    expect([again.status, again.differences, again.flags]).toEqual(['accepted', [], []])
  })

  it('gives nothing above to tests of which only the false alarms were taken out', async () => {
    const sitting = await locked()
    settle(sitting)
    sitting.controller.actions.run()
    await expect.poll(() => alarmsOf(sitting)).toHaveLength(4)
    const alarms = alarmsOf(sitting) ?? []
    const left = suite.split('\n').filter((line) => !alarms.some((name) => line.includes(`test('${name}'`)))
    edit(sitting, left.join('\n'))
    sitting.controller.actions.submit()
    const { score } = await until(sitting, 'feedback')
    expect(score.category).toBe(2)
    const part = (id: string) => score.parts.find((one) => one.id === id && one.stage === 'follow-up')
    expect(part('new-examples')).toMatchObject({ earned: 1 })
    expect(part('old-rule')).toMatchObject({ earned: 0, possible: 1 })
    expect(part('rare')).toMatchObject({ earned: 2, possible: 2 })
  })

  it('begins again with the first tests where those were wrong', async () => {
    const wrong = await locked('// nothing\n')
    settle(wrong)
    edit(wrong, adapted)
    wrong.controller.actions.submit()
    expect((await until(wrong, 'feedback')).score.category).toBe(0)
    wrong.controller.actions.retry()
    expect(await until(wrong, 'working')).toMatchObject({
      followUp: undefined,
      earlier: { kind: 'tests', text: adapted },
      draft: { texts: { tests: '// nothing\n' } },
    })
  })
})
