import { blobSource, readCalibration } from '#calibration'
import { SourceFault } from '#calibration/byte-source'
import { fileStart, type Diagnostic } from '#schemas/diagnose/index'
import { reportInto } from '#schemas/diagnose/report'

/** @returns the content of a file that was chosen on a page, or why there is none */
export async function bytesOf(file: File): Promise<Uint8Array | SourceFault> {
  try {
    const { slice, size } = await blobSource(file, file.name).open()
    return new Uint8Array(await slice(0, size))
  } catch (error) {
    if (error instanceof SourceFault) return error
    throw error
  }
}

/**
 * Reads a calibration file from what `bytesOf` gave.
 *
 * @param diagnostics receives what is wrong
 * @returns undefined where it cannot be used
 */
export function readGiven(
  bytes: Uint8Array | SourceFault,
  options: Parameters<typeof readCalibration>[1],
  diagnostics: Diagnostic[],
): ReturnType<typeof readCalibration> {
  if (!(bytes instanceof SourceFault)) return readCalibration(bytes, options, diagnostics)
  const { file, area } = options
  reportInto(diagnostics, file).error(`${area}/file`, fileStart, bytes.message)
  return undefined
}
