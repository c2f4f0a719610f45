import { dirname } from 'node:path/posix'
import { suitesNeverRun } from '../forgotten-run.ts'
import { featureOf, MAY_IMPORT, PACKAGES, roomOf } from './rooms.ts'
import { importsOf, type SourceFile, withoutComments } from './source-file.ts'

type Rule = {
  /** The files it is about. */
  about: RegExp
  /** What the file does wrong: the ends of sentences that begin with its path. */
  breaches: (file: SourceFile, house: SourceFile[]) => (string | false | undefined)[]
}

/** Every breach of a rule of the house, one sentence each, beginning with the file's path. */
export function violations(house: SourceFile[]): string[] {
  return house
    .filter(({ path }) => !/(^|\/)fixtures\//.test(path))
    .flatMap((file) =>
      RULES.filter(({ about }) => about.test(file.path))
        .flatMap(({ breaches }) => breaches(file, house))
        .filter((breach) => typeof breach === 'string')
        .map((breach) => `${file.path} ${breach}`),
    )
}

/** A rule about what may be written, by pattern: in the files it is about, save those excepted. */
function forbids(pattern: RegExp, about: RegExp, except: RegExp | undefined, sentence: string): Rule {
  return {
    about,
    breaches: ({ path, text }) => [!except?.test(path) && pattern.test(withoutComments(text)) && sentence],
  }
}

/** A rule about each import of a file. */
function eachImport(
  about: RegExp,
  breach: (from: string, path: string, names: string[], typeOnly: boolean) => unknown,
): Rule {
  return {
    about,
    breaches: (file) =>
      importsOf(file).map(({ from, names, typeOnly }) => {
        const sentence = breach(from, file.path, names, typeOnly)
        return typeof sentence === 'string' && sentence
      }),
  }
}

const RULES: Rule[] = [
  eachImport(/^(src|views)\//, (from, path, _names, typeOnly) => {
    const [room = '', target] = [roomOf(path), roomOf(from)]
    if (target === undefined || target === room) return
    if (path.endsWith('.table.ts') && from.endsWith('.table.ts')) return // a foreign key
    if (room === 'views' && (typeOnly || from === 'src/paths.ts')) return
    return (
      !MAY_IMPORT[room]?.includes(target) &&
      `imports ${from}: arrows point down, and ${room} stands below ${target}`
    )
  }),
  eachImport(/^src\/features\//, (from, path) => {
    const other = featureOf(from)
    return other && other !== featureOf(path) && `imports ${from}: no feature imports another`
  }),
  eachImport(/^src\/demo\//, (from) => {
    const hasRole = /\.(routes|api|staff|form|commands)\.tsx?$/.test(from)
    return (
      featureOf(from) && hasRole && `imports ${from}: the demo knows the plain domain code of features only`
    )
  }),
  eachImport(/^src\//, (from, path) => {
    const isAllowed = dirname(from) === dirname(path) || path.endsWith('.table.ts')
    return from.endsWith('.table.ts') && !isAllowed && `imports ${from}: a table is private to its folder`
  }),
  eachImport(
    /^views\//,
    (from) => from.endsWith('.table.ts') && `imports ${from}: a table is private to its folder`,
  ),
  eachImport(/^(src|views)\//, (from, path) => {
    const { where } = PACKAGES.find(({ name, only }) => name.test(from) && !only.test(path)) ?? {}
    return where && `imports ${from}: only ${where} may`
  }),
  eachImport(/^src\/(?!database\/)/, (from, _path, names) => {
    return (
      from === 'drizzle-orm' && names.includes('sql') && 'imports sql: raw SQL is written in database/ only'
    )
  }),
  forbids(
    /\bprocess\.env\b|\benv\b[^;\n]*\bfrom 'node:process'/,
    /^(src|views)\//,
    /^src\/(config|database\/dialect)\.ts$/,
    'reads process.env: only config.ts and database/dialect.ts do',
  ),
  forbids(
    /\.(get|all|run)\(\s*\)/,
    /^src\//,
    /^src\/database\//,
    'calls .get(), .all() or .run(): outside database/ a query is awaited, for the other database has none of them',
  ),
  forbids(
    /\bnew Date\(\s*\)|\bDate\.now\b|\bDate\(\s*\)/,
    /^(src|views)\//,
    /^src\/(server|comptoir)\.ts$/,
    'asks the machine for the time: the clock is handed in by server.ts and comptoir.ts',
  ),
  forbids(
    /\.canParse\b/,
    /^(src|views)\//,
    /^$/,
    'asks URL.canParse, which is wrong about é and ü once Node 20 has compiled it: readUrl tells the same',
  ),
  {
    about: /^src\/features\//,
    breaches: ({ path }) => [
      !FEATURE_FILE.test(path) && 'has a name without meaning here: name.ts(x), or a role of the closed list',
    ],
  },
  {
    about: /^(src|views|test)\//,
    breaches: ({ path }) => [
      /(^|[/.-])(utils?|helpers?|managers?|index)\.[a-z.]+$/.test(path) &&
        'has a name that says nothing about its content',
    ],
  },
  eachImport(/^src\/features\//, (from, path) => {
    const folder = /^views\/([^/]+)\//.exec(from)?.[1]
    const isOurs = folder === featureOf(path) || SHARED_VIEWS.has(folder ?? '')
    return folder && !isOurs && `imports ${from}: a feature's views lie in the folder of the same name`
  }),
  {
    about: /^views\//,
    breaches: ({ path }, house) => {
      const folder = path.split('/')[1] ?? ''
      const isKnown = SHARED_VIEWS.has(folder) || house.some((file) => featureOf(file.path) === folder)
      return [!isKnown && `lies in a folder that is no feature: one word finds a feature everywhere`]
    },
  },
  {
    about: /^src\/features\/[^/]+\//,
    breaches: ({ path }, house) => {
      const feature = featureOf(path) ?? ''
      const first = house.find((file) => featureOf(file.path) === feature)
      const isTested = house.some((file) =>
        new RegExp(`^test/features/${feature}[^/]*(/.*)?\\.test\\.tsx?$`).test(file.path),
      )
      return [
        path === first?.path &&
          !isTested &&
          `belongs to a feature without a test in test/features/${feature}…`,
      ]
    },
  },
  {
    about: /^test\/.*\.test\.tsx?$/,
    breaches: ({ text }) => [
      ...suitesNeverRun(text).map((suite) => `never runs its tests: ${suite}.run() is missing`),
      !/\btest\b.*'uvu'|^\s*\w+\.run\(\)|\bsuite\(/m.test(text) && 'is a test file without a test',
    ],
  },
  {
    about: /^(src|views|test)\//,
    breaches: ({ text }) =>
      LEFT_OVERS.filter((word) => text.includes(word)).map((word) => `still holds ${word}`),
  },
]

const SHARED_VIEWS = new Set(['layouts', 'components', 'emails', 'errors'])
const WORDS = '[a-z][a-z0-9]*(-[a-z0-9]+)*'
const FEATURE_FILE = new RegExp(
  `^src/features/${WORDS}/${WORDS}(\\.tsx?|\\.(routes|staff)\\.tsx|\\.(form|table|api|commands)\\.ts)$`,
)

// In two parts, so that this file keeps its own rule.
const LEFT_OVERS = ['TO' + 'DO', 'FIX' + 'ME', '.on' + 'ly(', '.sk' + 'ip(']
