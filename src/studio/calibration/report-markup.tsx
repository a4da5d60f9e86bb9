interface ReportMarkupProps {
  /** of #report, which escapes all that it is given */
  readonly markup: string
  /** Is given the place of an item that a link names. */
  readonly onItem: (place: number) => void
  readonly onBack?: () => void
}

/** A part of a report in the page, where links between its parts lead to what the page shows of them. */
export function ReportMarkup({ markup, onItem, onBack }: ReportMarkupProps) {
  return (
    <div
      class="report"
      onClick={(event) => {
        const link = event.target instanceof Element ? event.target.closest('a') : null
        const target = link?.getAttribute('href') ?? ''
        const place = /^#item-(\d+)$/.exec(target)?.[1]
        if (place === undefined && target !== '#items') return
        event.preventDefault()
        if (place === undefined) onBack?.()
        else onItem(Number(place) - 1)
      }}
      dangerouslySetInnerHTML={{ __html: markup }}
    />
  )
}
