import {
  forecast,
  forecastTables,
  gaps,
  targetDeviation,
  type ForecastTables,
  type GapProgress,
  type Gaps,
} from '#adaptive'
import { checkBlueprint, simulatedItems } from '#blueprint'
import { blueprintSchema, type Blueprint } from '#schemas/blueprint'
import { readDraft, type DraftFile } from '#schemas/diagnose/data-file'
import { compareDiagnostics, type Diagnostic, type JsonSchemaNode } from '#schemas/diagnose/index'
import { reportInto } from '#schemas/diagnose/report'
import blueprintJson from '#schemas/json/blueprint.schema.json'
import type { DesignForecast, DesignRequest, StudioBank, TablesMade } from './protocol.ts'
import { targetOf } from './target-of.ts'

/** Answers a design: what it does, and what is wrong with it. */
export type AnswerDesign = (
  request: DesignRequest,
  onTables?: (progress: TablesMade) => void,
) => {
  readonly found: DesignForecast | undefined
  /** what the blueprint does that it is compared with */
  readonly other: DesignForecast | undefined
  /** finds what is wrong, which takes longer */
  readonly check: () => readonly Diagnostic[]
  /**
   * finds which items to write, step by step; undefined where nothing was found
   *
   * @param maxRate share of the candidates above which an item is overexposed; the blueprint's, or else .5, if absent
   */
  readonly search: (maxRate: number | undefined) => Generator<GapProgress, Gaps> | undefined
}

/** Name of the file that diagnostics name. */
const FILE = 'blueprint.yaml'

/** @returns what answers designs for a bank; its tables are made once for each use and locale */
export function designAnswers({ items, skills }: StudioBank): AnswerDesign {
  const tables = new Map<string, ForecastTables>()
  const names = items.map(({ id }) => id)
  const known = new Set(skills)
  let compared: { readonly key: string; readonly found: DesignForecast | undefined } | undefined
  return (request, onTables) => {
    const { other, population, cuts, target } = request
    const diagnostics: Diagnostic[] = []
    const draft = draftOf(request.text, diagnostics)
    const blueprint = draft?.value
    const found = foretell(blueprint)
    return {
      found,
      other: otherOf(),
      search: (maxRate) =>
        found &&
        gaps(found.blueprint, tablesOf(found.blueprint), {
          population,
          target: targetOf(target, found.forecast.prior.sd),
          ...(maxRate !== undefined && { maxRate }),
        }),
      check: () => {
        if (draft !== undefined) {
          const file = `${draft.draft.id ?? 'blueprint'}.yaml`
          checkBlueprint(
            {
              file,
              blueprint: draft,
              names,
              items,
              skills: known,
              pool: blueprint && tablesOf(blueprint).pool,
            },
            reportInto(diagnostics, FILE),
          )
        }
        return diagnostics.toSorted(compareDiagnostics)
      },
    }

    /** Made anew only where something of it changed. */
    function otherOf(): DesignForecast | undefined {
      if (other === undefined) return undefined
      const key = JSON.stringify([other, population, cuts, target])
      if (compared?.key !== key) compared = { key, found: foretell(draftOf(other, [])?.value) }
      return compared.found
    }

    function foretell(value: Blueprint | undefined): DesignForecast | undefined {
      const given = value && tablesOf(value)
      // what cannot be foretold, such as forms that are named and not at hand, is told as a fault
      if (value === undefined || given === undefined || given.items.length === 0 || hasForms(value))
        return undefined
      const begin = performance.now()
      const found = forecast(value, given, { population, ...(cuts.length > 0 && { cuts }) })
      return {
        blueprint: value,
        items: given.items.length,
        forecast: found,
        deviation: targetDeviation(found, targetOf(target, found.prior.sd)),
        ms: performance.now() - begin,
      }
    }

    function tablesOf({ use, locale }: Blueprint): ForecastTables {
      const key = JSON.stringify([use, locale])
      const there = tables.get(key)
      if (there !== undefined) return there
      const given = simulatedItems({ use, locale }, items)
      const made = forecastTables(given, (count) => onTables?.({ made: count, of: given.length }))
      tables.set(key, made)
      return made
    }
  }
}

function draftOf(text: string, diagnostics: Diagnostic[]): DraftFile<Blueprint> | undefined {
  return readDraft(
    { text, file: FILE, schema: blueprintSchema, jsonSchema: () => blueprintJson as JsonSchemaNode },
    diagnostics,
  )
}

/** Whether forms are named by a file, which a page does not have. */
function hasForms({ blocks }: Blueprint): boolean {
  return blocks.some(({ select }) => select.selector === 'shadow-forms' && typeof select.forms === 'string')
}
