interface ReportMarkupProps {
  /** of #report, which escapes all that it is given */
  readonly markup: string
  /** Is given the place of an item that a link names. */
  readonly onItem: (place: number) => void
  readonly onBack?: () => void
  /** Is given the name of a section that a link names. */
  readonly onSection?: (id: string) => void
}

/** A part of a report in the page, where links between its parts lead to what the page shows of them. */
export function ReportMarkup({ markup, onItem, onBack, onSection }: ReportMarkupProps) {
  return (
    <div
      class="report"
      onClick={(event) => {
        const link = event.target instanceof Element ? event.target.closest('a') : null
        const target = link?.getAttribute('href') ?? ''
        if (!target.startsWith('#')) return
        // the address holds the choices, not where in the page one is
        event.preventDefault()
        const place = /^#item-(\d+)$/.exec(target)?.[1]
        if (place !== undefined) onItem(Number(place) - 1)
        else if (target === '#items') onBack?.()
        else onSection?.(target.slice(1))
      }}
      dangerouslySetInnerHTML={{ __html: markup }}
    />
  )
}
