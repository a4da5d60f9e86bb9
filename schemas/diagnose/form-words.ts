/** What the patterns of `schemas/source/words.ts` mean, in words. */
const forms: Readonly<Record<string, string>> = {
  '^[a-z0-9]+(-[a-z0-9]+)*$': 'lower-case words joined by hyphens',
  '^[a-z0-9]+(-[a-z0-9]+)*\\.[a-z0-9]+(-[a-z0-9]+)*$': 'a skill as area.skill',
  '^[a-z0-9-]+(\\.[a-z0-9-]+)?$': 'an area, or a skill as area.skill',
  '^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)$': 'a version such as 1.0.0',
  '^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)(-dev)?$': 'a version such as 1.0.0 or 0.0.0-dev',
  '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$': 'a UUID in lower case',
  '^[a-z]{2}(-[A-Z]{2})?$': 'a language such as en or de-AT',
  '^[a-z][A-Za-z0-9]*$': 'a name in camelCase',
  '^(length\\([A-Za-z0-9.]+\\)|[A-Za-z][A-Za-z0-9.]*)$': 'a number, a parameter or length(parameter)',
  '^[0-9]+MB$': 'a size such as 64MB',
  '^[0-9]+KB$': 'a size such as 64KB',
  '^(accepted|wrong_answer|time_limit_exceeded|run_time_error)/[a-z0-9-]+\\.(ts|js)$':
    'a path such as wrong_answer/forgets-last.ts',
}

/** @returns what a pattern asks for, in words */
export function formWords(pattern: string): string {
  return forms[pattern] ?? `text that matches ${pattern}`
}
