import { readFileSync, statSync } from 'node:fs'
import { type Logo, type LogoProblem, largestLogo, readLogo } from '../brand/logo.ts'
import { fileTrouble } from './file-trouble.ts'

const instead = 'write the path of an SVG, PNG or WebP file'

/** The logo, or the end of a sentence about the path that was written. */
export function readLogoFile(path: string): Logo | string {
  try {
    const file = statSync(path)
    // Asked first: reading a pipe or a device may never end, and a film takes long.
    if (!file.isFile()) return `this is no file, so ${instead}`
    if (file.size > largestLogo) return sentence({ kind: 'too-large' })
    const answer = readLogo(readFileSync(path))
    return answer.ok ? answer.logo : sentence(answer.problem)
  } catch (error) {
    return `this file cannot be read (${fileTrouble(error)}), so ${instead}`
  }
}

function sentence(problem: LogoProblem): string {
  switch (problem.kind) {
    case 'too-large':
      return `this file is larger than ${largestLogo / 1000} kB, so ${instead} that is smaller`
    case 'no-picture':
      return `this file is none of the three kinds, whatever its name says, so ${instead}`
    case 'broken':
      return `this file is cut short, or tells no size that could be shown, so ${instead} that is whole`
    case 'not-plain':
      return `this file holds ${problem.found}, and only a plain drawing is safe to show, so ${instead} that your drawing program has saved as a plain or optimised SVG`
  }
}
