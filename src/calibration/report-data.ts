import type { CalibrationReport, OverallFitReport } from '#report'
import type { CalibrationRun } from './run.ts'

/** Puts a calibration into the form that its page is made from. @param source name of what was read */
export function reportDataOf(run: CalibrationRun, source: string): CalibrationReport {
  const { plan, fitted, judgement, flags, dif, groups, file, notes } = run
  const { reliability, overall, persons, q3 } = judgement
  return {
    data: { source, sha256: plan.sha256 },
    responses: plan.responses,
    groups: groups.length > 1 ? groups : [''],
    method: {
      model: fitted.model,
      grid: fitted.grid,
      prior: priorWords(file.prior),
      tolerance: plan.tolerance,
      engine: file.engine,
    },
    fit: fitted,
    latent: fitted.latent,
    persons,
    items: fitted.items.map((item, place) => {
      const { summedScore, meanSquares } = judgement.items[place] ?? {}
      const { parameters, persons: answered, scores, ease, covariance, remarks } = item
      const own = dif[place] ?? []
      return {
        id: plan.items[place] ?? '',
        parameters,
        persons: answered,
        scores,
        ease,
        covariance,
        isAnchor: remarks.includes('anchor'),
        ...(summedScore ? { summedScore } : {}),
        ...(meanSquares ? { meanSquares } : {}),
        ...(own.length > 0 ? { dif: own } : {}),
        flags: flags[place] ?? [],
      }
    }),
    reliability,
    notes,
    overall: 'why' in overall ? overall : overallOf(overall, fitted.model),
    ...(q3 ? { q3 } : {}),
  }
}

function priorWords(name: string): string {
  return name === 'default' ? 'default: a lognormal(ln 1.2, 0.5), b N(0, 2), c Beta(5, 17)' : name
}

function overallOf(
  overall: Exclude<CalibrationRun['judgement']['overall'], { readonly why: string }>,
  model: string,
): OverallFitReport {
  return { name: model === 'grm' || model === 'gpcm' ? 'C2' : 'M2', ...overall }
}
