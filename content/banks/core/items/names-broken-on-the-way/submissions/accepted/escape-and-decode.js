export function repaired(names) {
  return names.map((name) => {
    let text = name
    for (;;) {
      const before = stepBack(text)
      if (before === text) return text
      text = before
    }
  })
}

function stepBack(text) {
  try {
    return decodeURIComponent(escape(text))
  } catch {
    return text
  }
}
