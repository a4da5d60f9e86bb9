export function repaired(names) {
  return names.map((name) => {
    let text = name
    try {
      for (;;) text = decodeURIComponent(escape(text))
    } catch {
      return text
    }
  })
}
