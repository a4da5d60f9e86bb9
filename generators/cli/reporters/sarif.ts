import type { Diagnostic } from '#schemas/diagnose/index'
import { toolVersion } from '../../compile/tool.ts'
import type { Reporter } from './reporter.ts'

/** SARIF 2.1.0 (OASIS), which code hosts and editors read. */
export const reportSarif: Reporter = ({ diagnostics }) => {
  const rules = [...new Set(diagnostics.map(({ code }) => code))].sort()
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'assay', version: toolVersion, rules: rules.map((id) => ({ id })) } },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map(({ code, severity, file, range, message, help, related, fix }) => ({
          ruleId: code,
          ruleIndex: rules.indexOf(code),
          level: severity,
          message: { text: help === undefined ? message : `${message}. ${help}` },
          locations: [location(file, range)],
          ...(related === undefined
            ? {}
            : {
                relatedLocations: related.map((place) => ({
                  ...location(place.file, place.range),
                  message: { text: place.message },
                })),
              }),
          ...(fix === undefined ? {} : { fixes: [fixOf(file, fix)] }),
        })),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

/** Section 3.55: a tool that reads it can make the edit. */
function fixOf(file: string, { title, range, text }: NonNullable<Diagnostic['fix']>) {
  return {
    description: { text: title },
    artifactChanges: [
      {
        artifactLocation: artifact(file),
        replacements: [{ deletedRegion: region(range), insertedContent: { text } }],
      },
    ],
  }
}

function location(file: string, range: Diagnostic['range']) {
  return { physicalLocation: { artifactLocation: artifact(file), region: region(range) } }
}

function artifact(file: string) {
  return { uri: file.split('/').map(encodeURIComponent).join('/') }
}

function region({ start, end }: Diagnostic['range']) {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column }
}
