import { join } from 'node:path'
import { stringify } from 'yaml'
import { textOf, type ApplyPlan } from '#calibration'
import { writeWhole } from './write-file.ts'

/**
 * Writes the parameters of a plan into the bank; nothing else of it is touched.
 *
 * @param root absolute path of the bank
 * @param plan one without refusals
 * @throws RangeError for a plan with refusals
 */
export async function applyCalibration(root: string, { target, result, refusals }: ApplyPlan): Promise<void> {
  if (refusals.length > 0)
    throw new RangeError('Unexpected plan with refusals, expected one that may be applied')
  const text = /\.ya?ml$/.test(target) ? stringify(result) : textOf(result)
  await writeWhole(join(root, target), text)
}
