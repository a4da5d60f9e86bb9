/** A follow-up to a project, without a browser: several documents are locked, adapted, and put back for another try. */
import { afterAll, expect, it } from 'vitest'
import { singleTest } from '#adaptive'
import { begin, rescored, runner, sampleItem, sit, until, type Sitting } from './sitting.ts'

afterAll(() => runner.close())

const ITEM = 'two-in-one-lane'

const item = sampleItem('debug', ITEM)
const { task, grading } = item
const { fix, followUp } = grading.key
const adapted = followUp?.solutions[0]?.files ?? {}

function write({ controller }: Sitting, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) controller.actions.edit(path, [], text)
}

async function settled(files: Readonly<Record<string, string>>): Promise<Sitting> {
  const sitting = sit(singleTest(ITEM))
  const before = await begin(sitting)
  expect(before).toMatchObject({ followUp: undefined, locksNext: true })
  expect(before.item.scoring).toHaveLength(3)
  write(sitting, files)
  sitting.controller.actions.submit()
  write(sitting, { 'src/desk.ts': '// too early' })
  const asked = await until(sitting, 'working')
  expect(asked).toMatchObject({ followUp: { stage: 'predict', base: { kind: 'debug', files } } })
  sitting.controller.actions.predict({ prediction: 'fails', reason: '', settled: true })
  return sitting
}

it('counts the locked fix and what was made of it, and its log replays to the same bits', async () => {
  const sitting = await settled(fix)
  write(sitting, adapted)
  sitting.controller.actions.submit()
  const { score, draft, item } = await until(sitting, 'feedback')
  expect(score).toMatchObject({ category: 4, max: 4 })
  expect(draft.response).toEqual({
    kind: 'debug',
    files: fix,
    followUp: { prediction: 'fails', reason: '', files: adapted },
  })
  const names = item.kind === 'debug' ? item.task.examples.map(({ name }) => name) : []
  expect(names).toEqual(['straight-after', 'let-in-before'])
  sitting.controller.actions.proceed()
  await until(sitting, 'finished')
  const again = await rescored(sitting.events())
  expect([again.status, again.differences, again.flags]).toEqual(['accepted', [], []])
})

it('puts each file back to the locked fix where that was wrong, and keeps what was made of it in sight', async () => {
  const [path = '', text = ''] = Object.entries(fix)[0] ?? []
  const sitting = await settled({ [path]: text })
  write(sitting, adapted)
  sitting.controller.actions.submit()
  expect((await until(sitting, 'feedback')).score.category).toBeLessThan(2)
  sitting.controller.actions.retry()
  const again = await until(sitting, 'working')
  expect(again).toMatchObject({
    followUp: undefined,
    earlier: { kind: 'debug', files: adapted },
    draft: { response: { files: { [path]: text } } },
  })
  const given = Object.fromEntries(task.files.map((file) => [file.path, file.text]))
  expect(again.draft.texts).toEqual({ ...given, [path]: text })
})
