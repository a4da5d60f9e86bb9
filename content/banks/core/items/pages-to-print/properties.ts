/** Makes a wish of the form that the stem describes: each part between commas keeps one page or one range. */
export function arrange(wish: string, pages: number) {
  const parts = wish.split(',').map((part) => {
    const found = /^( *)(\d*)( *)(-?)( *)(\d*)( *)/.exec(part)
    const [whole = '', , from = '', , dash = '', , to = ''] = found ?? []
    if (from === '' && to === '') return ' '.repeat(part.length % 3)
    // Two numbers with nothing but spaces between them are no part.
    return dash === '' && from !== '' && to !== '' ? from : whole
  })
  return [parts.join(','), pages]
}

type Pages = readonly number[]

export const properties = {
  'all pages exist': (printed: Pages, _wish: string, pages: number) =>
    printed.every((page) => Number.isInteger(page) && page >= 1 && page <= pages),
}

export const relations = {
  'spaces and empty parts mean nothing': {
    change: (wish: string, pages: number) => {
      const spaced = ` ,${wish.replaceAll(' ', '').replaceAll('-', ' - ')} ,`
      return spaced.length <= 80 ? [spaced, pages] : null
    },
    holds: (printed: Pages, spaced: Pages) => printed.join() === spaced.join(),
  },
  'a wish is its parts, one after the other': {
    change: (wish: string, pages: number) => (wish.length <= 70 ? [`${wish},3-,2,-2`, pages] : null),
    holds: (printed: Pages, more: Pages, [, pages]: readonly [string, number]) => {
      const last = Array.from({ length: Math.max(0, pages - 2) }, (_, at) => at + 3)
      const two = pages >= 2 ? [2, 1, 2] : [1]
      return [...printed, ...last, ...two].join() === more.join()
    },
  },
  'what is named backwards comes out backwards': {
    change: (wish: string, pages: number) => {
      if (/(^|[^0-9])-|-([^0-9]|$)/.test(wish.replaceAll(' ', ''))) return null
      const turned = wish.replaceAll(' ', '').split(',').toReversed()
      return [turned.map((part) => part.split('-').toReversed().join('-')).join(','), pages]
    },
    holds: (printed: Pages, turned: Pages) => printed.toReversed().join() === turned.join(),
  },
}

export const followUp = {
  properties: {
    'no page is printed twice': (printed: Pages) => new Set(printed).size === printed.length,
  },
  relations: {
    'to name everything again adds nothing': {
      change: (wish: string, pages: number) => (wish.length <= 39 ? [`${wish},${wish}`, pages] : null),
      holds: (printed: Pages, more: Pages) => printed.join() === more.join(),
    },
  },
}
