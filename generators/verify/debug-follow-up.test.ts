import { describe, expect, it } from 'vitest'
import { matrixLines } from './matrix.ts'
import { sampleItem } from './sample.ts'

const { edit, prove, refusals, write } = sampleItem('test/check/fixtures/bank/items/hours-of-a-shop')

const hours = (path: string): string => `submissions/follow_up/${path}/src/hours.ts`

describe('proving the follow-up of a project', () => {
  it('shows that accepted fixes fail it and their adaptations pass, beside what still holds', async () => {
    const { item, proof } = await prove()
    expect(proof.reasons).toEqual([])
    expect(matrixLines(item, proof)).toEqual([
      '                                first-hour  other-hours  an-hour-more  category',
      'project                         WW          ..           --            0',
      'accepted/from-nine              ..          ..           WW            1',
      'wrong_answer/one-more           .W          ..           --            0',
      'follow_up/accepted/until-six    ..          .-           ..            2',
      'follow_up/wrong_answer/six-too  ..          .-           .W            1',
    ])
    const { key, submissions } = item.sealed
    expect('followUp' in key && key.followUp).toMatchObject({
      solutions: [{ files: { 'src/hours.ts': expect.stringContaining('< 18') as string } }],
    })
    expect(submissions.map(({ file }) => file)).toContain('follow_up/accepted/until-six/src/hours.ts')
  })

  it('plants faults in what was made of a right fix, all of which its cases tell', async () => {
    const { proof } = await prove()
    expect(proof.mutants).toMatchObject({ survived: 0, waived: 0 })
    const mutant = 'follow-up follow_up/accepted/until-six/src/hours.ts < → <= @3:23'
    await write(
      'waivers.yaml',
      `version: 1\nmutants:\n  - { mutant: "${mutant}", why: Nobody comes at six. }\n`,
    )
    expect(await refusals()).toContain(`${mutant} is no fault that survives: remove it`)
  })

  it.each<[string, () => Promise<void>, string]>([
    [
      'a change that does not bite',
      () =>
        edit(
          'checks.yaml',
          'hours: [17, 18, 19] }\n    expected: 1',
          'hours: [16, 18, 19] }\n    expected: 1',
        ),
      'accepted/from-nine: passes every hidden case of the follow-up, so that nothing has to be adapted',
    ],
    [
      'an answer to it that breaks what still holds',
      () => edit(hours('accepted/until-six'), 'hour >= 9', 'hour >= 10'),
      'follow_up/accepted/until-six, case at-nine (first-hour): expected 1, got 0',
    ],
    [
      'a void case that still holds',
      () => edit('checks.yaml', 'hours: [17, 20] }', 'hours: [20, 21] }'),
      'case at-five (other-hours): marked as voided, but follow_up/accepted/until-six still passes it',
    ],
    [
      'a wrong answer to it that is right',
      () => edit(hours('wrong_answer/six-too'), '<= 18', '<= 17'),
      'follow_up/wrong_answer/six-too: expected category 1, got 2',
    ],
  ])('refuses %s', async (_, plant, reason) => {
    await plant()
    expect(await refusals()).toContain(reason)
  })
})
