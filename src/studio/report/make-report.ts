import { modelOf } from '#adaptive'
import type { TestedFacts } from '#blueprint'
import { simulatedItems } from '#blueprint'
import { sha256Hex } from '#log'
import { version } from '#package'
import { designPage, type DesignReport } from '#report'
import type { ReleasePublic } from '#schemas/release-public'
import { pageReportStyle } from '../../components/report-style.ts'
import designSheet from '../../report/design.css?raw'
import type { DesignForecast } from '../../workers/studio/protocol.ts'
import type { StudioDesign } from '../design.ts'
import { commandOf, type Simulated } from '../outcome.tsx'

/** What a report is made of. */
export interface Reported {
  readonly index: ReleasePublic
  readonly items: readonly TestedFacts[]
  readonly titleOf: (skill: string) => string
  readonly design: StudioDesign
  /** of the design as it is now */
  readonly found: DesignForecast
  /** of this very design */
  readonly simulated: Simulated | undefined
  readonly calibration: DesignReport['calibration']
}

/** @returns the technical report, an HTML document @throws TypeError where a part of it does not come */
export async function makeReport(reported: Reported): Promise<string> {
  const { index, items, titleOf, design, found, simulated, calibration } = reported
  const { blueprint, forecast, deviation } = found
  const given = simulatedItems(blueprint, items)
  const abilities = { from: 'normal', ...forecast.population } as const
  const plan = simulated?.plan
  return designPage(
    {
      blueprint,
      yaml: design.text,
      titleOf,
      items: given,
      forecast,
      deviation,
      ...(simulated && {
        simulation: {
          summary: simulated.summary,
          heading: {
            test: blueprint.id,
            items: new Set(given.map(modelOf)).size,
            abilities: simulated.plan.abilities,
            seed: simulated.plan.seed,
            blueprint,
          },
        },
      }),
      command: commandOf(
        plan ?? { blueprint, abilities, candidates: design.wishes.n, seed: design.wishes.seed },
      ),
      ...(calibration && { calibration }),
      origin: {
        bank: index.title,
        release: index.release,
        index: design.hash,
        blueprint: sha256Hex(design.text.toWellFormed()),
        engine: `assay ${version}`,
        date: new Date().toISOString().slice(0, 10),
      },
    },
    await pageReportStyle([designSheet]),
  )
}
