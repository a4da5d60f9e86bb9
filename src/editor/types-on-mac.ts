/**
 * Whether Option types a character that code or a word needs: on a Mac, layouts have `@`, `#`, `|`, brackets and letters
 * there, on places that differ from country to country. Such a key belongs to the text, not to the page. What else
 * Option makes (`¡`, `™`, `π`, a dead key) nobody misses.
 *
 * @param event A key pressed in a text field.
 * @param platform As the browser names it.
 */
export function typesOnMac(
  { key, code, altKey }: Pick<KeyboardEvent, 'key' | 'code' | 'altKey'>,
  platform: string,
): boolean {
  if (!altKey || !platform.startsWith('Mac')) return false
  const plain = code.replace(/^(Digit|Key)/, '').toLowerCase()
  return key.toLowerCase() !== plain && /^(?:[!-~€]|\p{Script=Latin})$/u.test(key)
}
