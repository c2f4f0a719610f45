import { createApiKey, endApiKey, listApiKeys, readScopes } from '../accounts/api-key-making.ts'
import { type ApiKey, scopes } from '../accounts/api-keys.ts'
import type { Command, Words } from './command.ts'
import { momentOnWall } from './moment-on-wall.ts'

const jsonOption = { json: { meaning: 'Tells the result as JSON, for scripts.' } }
const byCommand = { actor: { kind: 'command' } } as const
const json = (result: unknown) => `${JSON.stringify(result)}\n`

export const createKey: Command = {
  name: 'api-key create',
  takes: ['NAME'],
  summary: 'Makes a key of the API, and shows its secret: this once, and never again.',
  about: ['The NAME is for you: what the key is for, such as "web shop".'],
  options: {
    scopes: { value: 'SCOPES', meaning: `What the key may do, with commas between: ${scopes.join(', ')}.` },
    ...jsonOption,
  },
  check: (words) =>
    nameOf(words) === ''
      ? 'The NAME is empty.'
      : readScopes(String(words.values.get('scopes') ?? '')) === null
        ? `--scopes wants at least one of ${scopes.join(', ')}, with commas between.`
        : null,
  async run(words, { database, clock, terminal }) {
    const may = readScopes(String(words.values.get('scopes'))) ?? []
    const { id, secret } = await createApiKey(
      database,
      { name: nameOf(words), scopes: may },
      byCommand,
      clock(),
    )
    if (words.values.get('json')) terminal.out(json({ id, secret, scopes: may }))
    else {
      terminal.out(`${secret}\n`)
      terminal.err(`The key ${id} may do: ${may.join(', ')}. Keep its secret now: it is stored nowhere.\n`)
    }
    return 0
  },
}

export const listKeys: Command = {
  name: 'api-key list',
  takes: [],
  summary: 'Lists the keys of the API, with their last use; nothing of their secrets.',
  about: [],
  options: jsonOption,
  async run({ values }, { config, database, terminal }) {
    const keys = await listApiKeys(database)
    if (values.get('json')) terminal.out(json(keys))
    else if (keys.length === 0) terminal.out('There are no keys.\n')
    else terminal.out(keys.map((key) => lineOf(key, config.shop.timeZone)).join(''))
    return 0
  },
}

export const endKey: Command = {
  name: 'api-key end',
  takes: ['ID'],
  summary: 'Ends a key of the API for good.',
  about: ['The ID is what api-key list shows.'],
  options: jsonOption,
  async run({ values, rest: [id = ''] }, { database, clock, terminal }) {
    const ended = await endApiKey(database, id, byCommand, clock())
    if (values.get('json')) terminal.out(json({ ended }))
    else if (ended) terminal.out(`The key ${id} has ended.\n`)
    else terminal.err(`There is no key ${id}, or it has ended before: comptoir api-key list shows all.\n`)
    return ended ? 0 : 1
  },
}

const nameOf = ({ rest: [name = ''] }: Words): string => name.trim()

function lineOf({ id, name, scopes: may, createdAt, lastUsedAt, endedAt }: ApiKey, timeZone: string): string {
  const when = (moment: Date) => momentOnWall(moment, timeZone)
  const used = lastUsedAt ? `last used ${when(lastUsedAt)}` : 'never used'
  const state = endedAt ? `ended ${when(endedAt)}` : used
  return `${id}  ${name}\n    ${may.join(', ')}; made ${when(createdAt)}; ${state}\n`
}
