import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { readCalibration, type CalibrationFile, type GivenCalibration } from '#calibration/calibration-file'
import { fileStart, type Diagnostic } from '#schemas/diagnose/index'
import { reportInto } from '#schemas/diagnose/report'
import { jsonSchema } from '../compile/data-file.ts'

/**
 * Reads a calibration file, JSON or YAML.
 *
 * @param options.file as the caller wrote it
 * @param options.cwd the folder that it is relative to
 * @param options.area first half of the diagnostics' codes
 * @param diagnostics receives what is wrong with the file itself; what single items say is the matter of `faultOf`
 * @returns undefined where the file cannot be used
 */
export function readCalibrationFile(
  { file, cwd, area }: { readonly file: string; readonly cwd: string; readonly area: string },
  diagnostics: Diagnostic[],
): CalibrationFile | undefined {
  const bytes = readBytes(file, cwd, area, diagnostics)
  return bytes && readCalibration(bytes, { file, area, schema: () => jsonSchema('calibration') }, diagnostics)
}

/** A calibration file on the disk, for priors or anchors. */
export function givenCalibration(file: string, cwd: string): GivenCalibration {
  return { name: file, read: (area, diagnostics) => readCalibrationFile({ file, cwd, area }, diagnostics) }
}

function readBytes(
  file: string,
  cwd: string,
  area: string,
  diagnostics: Diagnostic[],
): Uint8Array | undefined {
  try {
    return readFileSync(resolve(cwd, file))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    const words: Readonly<Record<string, string>> = {
      ENOENT: 'Missing file',
      ENOTDIR: 'Missing file',
      EISDIR: 'Unexpected folder, expected a calibration file',
      EACCES: 'Unreadable: you have no right to read this file',
    }
    const message = typeof code === 'string' ? words[code] : undefined
    if (message === undefined) throw error
    reportInto(diagnostics, file).error(`${area}/file`, fileStart, message)
    return undefined
  }
}
