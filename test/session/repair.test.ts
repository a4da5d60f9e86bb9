/** A critique whose code is mended, without a browser: what is handed in, what is run, what the log says and replays to. */
import { afterAll, expect, it } from 'vitest'
import { singleTest } from '#adaptive'
import { canonicalJson } from '#log'
import type { PracticeItemOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import { rescore } from '#results'
import { rightResponse, rightTexts } from '../right-response.ts'
import { begin, bench, rescored, runner, sample, sit, until, type Sitting } from './sitting.ts'

afterAll(() => runner.close())

function itemOf(id: string): PracticeItemOf<'critique'> {
  const item = sample.items.get(id)
  if (item?.kind !== 'critique') throw new Error(`${id} is no critique`)
  return item
}
const item = itemOf('whose-page-it-is')
const plain = itemOf('margins-of-two-shops')
const right = rightResponse(item, null) as ResponseOf<'critique'>
const [[file, mended] = ['', '']] = Object.entries(rightTexts(item, '') ?? {})
const given = item.task.files.find(({ name }) => name === file)?.text ?? ''

async function draftOf(sitting: Sitting) {
  return (await until(sitting, 'working')).draft
}

function typesOf(sitting: Sitting): readonly string[] {
  return sitting.events().map(({ type }) => type)
}

it('hands in what was made of the code by who decides to edit, and nothing of it otherwise', async () => {
  const sitting = sit(singleTest(item.id))
  const { draft } = await begin(sitting)
  const { actions } = sitting.controller
  expect(draft.texts).toEqual({ [file]: given })
  expect(draft.response).not.toHaveProperty('repair')
  actions.run()
  actions.answer({ ...right, decision: 'edit' })
  expect((await draftOf(sitting)).response).toEqual({ ...right, repair: given })
  actions.edit(file, [], mended)
  expect((await draftOf(sitting)).response).toEqual({ ...right, repair: mended })
  actions.answer({ ...right, decision: 'reject' })
  expect((await draftOf(sitting)).response).toEqual({ ...right, decision: 'reject' })
  // An answer that says what is in the document is not believed.
  actions.answer({ ...right, repair: 'said, not written' })
  expect((await draftOf(sitting)).response).toEqual({ ...right, repair: mended })
  expect(typesOf(sitting)).not.toContain('run')
})

it('runs it on the visible cases, scores it on all, and its log replays to the same bits', async () => {
  const sitting = sit(singleTest(item.id))
  await begin(sitting)
  const { actions, view } = sitting.controller
  actions.answer(right)
  actions.edit(file, [], mended)
  actions.run()
  await expect.poll(() => view.value.screen === 'working' && view.value.run.state).toBe('done')
  const { run } = await until(sitting, 'working')
  expect(run).toMatchObject({ rows: item.task.repair?.examples.map(() => ({ verdict: 'passed' })) })
  actions.submit()
  const { score } = await until(sitting, 'feedback')
  expect(score).toMatchObject({ category: 5, max: 5 })
  expect(score.cases).toHaveLength(item.grading.key.repair?.cases.length ?? 0)
  actions.proceed()
  await until(sitting, 'finished')
  const events = sitting.events()
  for (const event of events)
    if (event.type === 'answer') expect(event.data.response).not.toHaveProperty('repair')
  const again = await rescored(events)
  expect([again.status, again.differences, again.flags]).toEqual(['accepted', [], []])
  // Another text than the one that was typed is found out.
  const forged = events.map((event) =>
    event.type === 'submit'
      ? { ...event, data: { ...event.data, response: { ...right, repair: `${mended}\n` } } }
      : event,
  )
  const { differences } = await rescore(forged, bench())
  expect(differences.map(({ code, words }) => [code, words])).toContainEqual([
    'text',
    `The submitted text of ${item.id} is not the one that its edits give.`,
  ])
})

it('keeps what was typed for another try', async () => {
  const sitting = sit(singleTest(item.id))
  await begin(sitting)
  const { actions } = sitting.controller
  actions.answer(right)
  actions.edit(file, [], `// Mine.\n${given}`)
  actions.submit()
  expect((await until(sitting, 'feedback')).score).toMatchObject({ category: 3, max: 5 })
  actions.retry()
  expect((await draftOf(sitting)).texts).toEqual({ [file]: `// Mine.\n${given}` })
})

it('leaves critiques without one as they were: no document, nothing to run, the same score', async () => {
  const sitting = sit(singleTest(plain.id))
  const { draft } = await begin(sitting)
  const { actions } = sitting.controller
  expect(draft.texts).toEqual({})
  const answer = rightResponse(plain, null)
  actions.answer(answer)
  actions.run()
  expect(canonicalJson((await draftOf(sitting)).response)).toBe(canonicalJson(answer))
  actions.submit()
  const { score } = await until(sitting, 'feedback')
  expect(Object.keys(score)).toEqual(['category', 'max', 'parts'])
  expect(score.category).toBe(score.max)
  expect(typesOf(sitting)).not.toContain('run')
  actions.proceed()
  await until(sitting, 'finished')
  const again = await rescored(sitting.events())
  expect([again.status, again.differences, again.flags]).toEqual(['accepted', [], []])
})
