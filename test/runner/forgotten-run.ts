/** The names of uvu suites (`const login = suite('…')`, the imported `test`) that a source text never runs. */
export function suitesNeverRun(source: string): string[] {
  const named = [...source.matchAll(/^\s*(?:const|let)\s+(\w+)\s*=\s*suite\s*[(<]/gm)].map(
    (match) => match[1] ?? '',
  )
  const usesTest = /^\s*import\s*{[^}]*\btest\b[^}]*}\s*from\s*'uvu'/m.test(source)
  const suites = usesTest ? [...named, 'test'] : named
  return suites.filter((name) => !new RegExp(`^\\s*${name}\\.run\\(\\)`, 'm').test(source))
}
