import { isAbsolute, relative, resolve } from 'node:path'
import { planCalibration, type CalibrationWanted } from '#calibration'
import { toolVersion } from '../compile/tool.ts'
import { inputAt } from '../responses/file-source.ts'
import { readingTools } from '../responses/reading-tools.ts'
import { givenCalibration } from './read-calibration-file.ts'

/** What the caller of a calibration asks for, with files as the caller wrote them. */
export interface FilesWanted extends Omit<CalibrationWanted, 'prior' | 'anchors' | 'engine'> {
  readonly responses: string
  /** the folder that files are relative to */
  readonly cwd: string
  /** none, default, or a file */
  readonly prior: string
  readonly anchors?: string
}

/** Reads all that a calibration needs from the disk, and refuses what cannot be calibrated; see `planCalibration`. */
export async function planFiles({
  responses,
  cwd,
  prior,
  anchors,
  ...wanted
}: FilesWanted): ReturnType<typeof planCalibration> {
  // whoever reads resolves against the process's own folder
  const path = isAbsolute(responses) ? responses : relative('', resolve(cwd, responses)) || '.'
  return planCalibration(
    await inputAt(path),
    {
      ...wanted,
      prior: prior === 'none' || prior === 'default' ? prior : givenCalibration(prior, cwd),
      ...(anchors === undefined ? {} : { anchors: givenCalibration(anchors, cwd) }),
      engine: `assay ${toolVersion}`,
    },
    readingTools,
  )
}
