export function pagesToPrint(wish, pages) {
  const all = Array.from({ length: pages }, (_, index) => index + 1)
  const named = wish.replaceAll(' ', '').split(',').flatMap((part) => {
    const [, from, dash, to] = /^(\d*)(-?)(\d*)$/.exec(part)
    // Nothing counts as 0, a page that no document has.
    if (dash === '') return all.filter((page) => page === Number(from))
    if (to === '') return all.filter((page) => page >= Number(from))
    if (Number(from) <= Number(to)) return all.filter((page) => page >= Number(from) && page <= Number(to))
    return all.filter((page) => page >= Number(to) && page <= Number(from)).reverse()
  })
  return named.filter((page, index) => named.indexOf(page) === index)
}
