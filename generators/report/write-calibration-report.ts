import { calibrationPage, type CalibrationReport } from '#report'
import { reportStyle } from './report-style.ts'
import { writePage } from './write-page.ts'

/**
 * Writes a calibration's page as `index.html`.
 *
 * @param dir folder it stands in; made where it is not
 * @returns path of the page
 */
export async function writeCalibrationReport(dir: string, data: CalibrationReport): Promise<string> {
  return writePage(dir, calibrationPage(data, await reportStyle()))
}
