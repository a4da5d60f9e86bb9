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
        results: diagnostics.map(({ code, severity, file, range, message, help, related }) => ({
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
        })),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

function location(file: string, { start, end }: Parameters<Reporter>[0]['diagnostics'][number]['range']) {
  return {
    physicalLocation: {
      artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') },
      region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
    },
  }
}
