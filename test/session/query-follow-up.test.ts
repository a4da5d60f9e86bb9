/** A follow-up to a query, without a browser: the same course as that of code, over databases and their results. */
import { afterAll, describe, expect, it } from 'vitest'
import { singleTest } from '#adaptive'
import type { SessionEvent } from '#schemas/event'
import { begin, rescored, runner, sampleItem, sit, until, type Sitting } from './sitting.ts'

afterAll(() => runner.close())

const ITEM = 'who-has-the-keys'

const item = sampleItem('sql', ITEM)
const { key, solutions } = item.grading
const { followUp } = key
if (followUp === undefined) throw new Error(`${ITEM} has no follow-up`)
const base = solutions[0]?.text ?? ''
const adapted = followUp.solutions[0]?.text ?? ''
const edit = ({ controller }: Sitting, text: string): void => controller.actions.edit('sql', [], text)

/** A sitting whose query has just been locked and foreseen. */
async function settled(text = base): Promise<Sitting> {
  const sitting = sit(singleTest(ITEM))
  await begin(sitting)
  edit(sitting, text)
  const { actions } = sitting.controller
  actions.submit()
  actions.predict({ prediction: 'fails', reason: 'It takes later days, too.', settled: true })
  return sitting
}

async function finished(sitting: Sitting): Promise<readonly SessionEvent[]> {
  sitting.controller.actions.proceed()
  await until(sitting, 'finished')
  return sitting.events()
}

describe('a follow-up to a query', () => {
  it('comes once the query is locked, and nothing tells it before', async () => {
    const sitting = sit(singleTest(ITEM))
    const before = await begin(sitting)
    expect(before).toMatchObject({ followUp: undefined, locksNext: true })
    expect(before.item.scoring).toHaveLength(4)
    expect(before.item.scoring.join()).not.toContain(item.scoring[3])
    edit(sitting, base)
    sitting.controller.actions.submit()
    edit(sitting, '-- too early')
    const asked = await until(sitting, 'working')
    expect(asked).toMatchObject({
      followUp: { stage: 'predict', html: followUp.html, base: { kind: 'sql', text: base } },
      draft: { texts: { sql: base } },
    })
    const names = asked.item.kind === 'sql' ? asked.item.task.examples.map(({ name }) => name) : []
    expect(names).toEqual(['a-week-later', 'three-cellars'])
  })

  it('runs the adapted query on the new databases, and its log replays to the same bits', async () => {
    const sitting = await settled()
    sitting.controller.actions.run()
    await expect.poll(() => runOf(sitting)).toEqual(['wrong_answer', 'passed'])
    edit(sitting, adapted)
    sitting.controller.actions.run()
    await expect.poll(() => runOf(sitting)).toEqual(['passed', 'passed'])
    sitting.controller.actions.submit()
    const { score, draft } = await until(sitting, 'feedback')
    expect(score).toMatchObject({ category: 5, max: 5 })
    expect(score.parts.at(-1)?.detail).toBe(
      'you expected your query to fail a new database as it stood; it fails 5 of 5',
    )
    expect(draft.response).toEqual({
      kind: 'sql',
      text: base,
      followUp: { prediction: 'fails', reason: 'It takes later days, too.', text: adapted },
    })
    const again = await rescored(await finished(sitting))
    expect([again.status, again.differences, again.flags]).toEqual(['accepted', [], []])
  })

  it('gives nothing above to a query that was not adapted, and begins again with the change alone', async () => {
    const lazy = await settled()
    lazy.controller.actions.submit()
    expect((await until(lazy, 'feedback')).score.category).toBe(3)
    lazy.controller.actions.retry()
    expect(await until(lazy, 'working')).toMatchObject({ followUp: { stage: 'adapt' }, earlier: undefined })
    edit(lazy, adapted)
    lazy.controller.actions.submit()
    expect((await until(lazy, 'feedback')).score.category).toBe(5)
    expect((await rescored(await finished(lazy))).status).toBe('accepted')
  })

  it('begins again with the first query where that was wrong, and keeps what was made of it in sight', async () => {
    const wrong = await settled('SELECT label, NULL AS person FROM keys')
    edit(wrong, adapted)
    wrong.controller.actions.submit()
    expect((await until(wrong, 'feedback')).score.category).toBe(0)
    wrong.controller.actions.reveal()
    await expect.poll(() => failuresOf(wrong)).toContain('back-and-forth')
    wrong.controller.actions.retry()
    expect(await until(wrong, 'working')).toMatchObject({
      followUp: undefined,
      locksNext: true,
      earlier: { kind: 'sql', text: adapted },
      draft: { texts: { sql: 'SELECT label, NULL AS person FROM keys' } },
    })
  })
})

function runOf({ controller: { view } }: Sitting): readonly string[] {
  const { value } = view
  return value.screen === 'working' && value.run.state === 'done'
    ? value.run.rows.map(({ verdict }) => verdict)
    : []
}

function failuresOf({ controller: { view } }: Sitting): readonly string[] {
  const { value } = view
  return value.screen === 'feedback' && value.failures.state === 'done'
    ? value.failures.cases.map(({ row }) => row.name)
    : []
}
