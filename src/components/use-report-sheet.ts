import { useLayoutEffect } from 'preact/hooks'
import attemptSheet from '../report/attempt.css?inline'
import reportSheet from '../report/report.css?inline'
import chartSheet from '../styles/chart.css?inline'

/** The rules of reports hold below elements of the class `report` while this is used; the page's own are those of the site. */
export function useReportSheet(): void {
  useLayoutEffect(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`@scope (.report) { ${[chartSheet, reportSheet, attemptSheet].join('\n')} }`)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
    }
  }, [])
}
