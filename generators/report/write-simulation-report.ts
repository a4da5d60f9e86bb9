import { simulationPage, type ReportedSimulation, type SimulationHeading } from '#report'
import { reportStyle } from './report-style.ts'
import { writePage } from './write-page.ts'

/**
 * Writes a simulation's page as `index.html`.
 *
 * @param dir folder it stands in; made where it is not
 * @returns path of the page
 */
export async function writeSimulationReport(
  dir: string,
  summary: ReportedSimulation,
  heading: SimulationHeading,
): Promise<string> {
  return writePage(dir, simulationPage(summary, heading, await reportStyle()))
}
