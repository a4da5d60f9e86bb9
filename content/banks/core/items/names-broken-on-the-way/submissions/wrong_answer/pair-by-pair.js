export function repaired(names) {
  return names.map((name) => {
    let text = name
    for (;;) {
      const next = text.replace(/[\u00c2-\u00df][\u0080-\u00bf]/g, (pair) =>
        String.fromCharCode(((pair.charCodeAt(0) & 0x1f) << 6) | (pair.charCodeAt(1) & 0x3f)),
      )
      if (next === text) return text
      text = next
    }
  })
}
