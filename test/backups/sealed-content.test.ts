import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { seal, unseal } from '../../src/backups/sealed-content.ts'
import { UnusableBackup } from '../../src/backups/unusable-backup.ts'

const test = suite<{ folder: string }>('Sealed backups')

test.before.each((t) => {
  t.folder = mkdtempSync(join(tmpdir(), 'comptoir-sealed-'))
})
test.after.each(({ folder }) => rmSync(folder, { recursive: true }))

const passphrase = 'zinc counter, white paper, Nantes'
const chunk = 65_536
const tag = 16

/** So many bytes that are all different from their neighbours. */
const content = (size: number) => Buffer.from(Uint8Array.from({ length: size }, (_, at) => (at * 31) >> 3))

/** Cheap to open: there is much to open here. */
async function sealed(folder: string, plain: Buffer, cost: number = 2 ** 14): Promise<Buffer> {
  writeFileSync(join(folder, 'plain'), plain)
  const [from, to] = [await open(join(folder, 'plain')), await open(join(folder, 'sealed'), 'w+')]
  await seal(from, to, passphrase, cost)
  await from.close()
  await to.close()
  return readFileSync(join(folder, 'sealed'))
}

async function unsealed(folder: string, bytes: Buffer, words = passphrase): Promise<Buffer> {
  writeFileSync(join(folder, 'again'), bytes)
  const file = await open(join(folder, 'again'))
  try {
    const parts: Buffer[] = []
    for await (const part of unseal(file, words)) parts.push(part)
    return Buffer.concat(parts)
  } finally {
    await file.close()
  }
}

async function refusal(folder: string, bytes: Buffer, words?: string): Promise<string> {
  try {
    await unsealed(folder, bytes, words)
  } catch (error) {
    assert.instance(error, UnusableBackup, String(error))
    return (error as Error).message
  }
  return assert.unreachable('it was opened') as never
}

/** The header's length, and the sealed bytes behind it in chunks. */
function taken(bytes: Buffer) {
  const lines = bytes.toString('latin1').split('\n', 3)
  const header = lines.join('\n').length + 1
  const body = bytes.subarray(header)
  const chunks: Buffer[] = []
  for (let at = 0; at < body.length; at += chunk + tag) chunks.push(body.subarray(at, at + chunk + tag))
  return { lines, header: bytes.subarray(0, header), chunks }
}

test('what went in comes out, whatever its length', async ({ folder }) => {
  for (const size of [1, chunk - 1, chunk, chunk + 1, 3 * chunk]) {
    const plain = content(size)
    const bytes = await sealed(folder, plain)
    assert.ok((await unsealed(folder, bytes)).equals(plain), String(size))
    assert.is(bytes.length, taken(bytes).header.length + size + tag * Math.ceil(size / chunk))
  }
})

test('it says how it is made, and the same content is sealed differently each time', async ({ folder }) => {
  const [one, other] = [
    await sealed(folder, content(100), 2 ** 17),
    await sealed(folder, content(100), 2 ** 17),
  ]
  const [name, parameters = ''] = taken(one).lines
  assert.is(name, 'comptoir sealed backup 1')
  const { salt, ...known } = JSON.parse(parameters)
  assert.equal(known, { kdf: 'scrypt', N: 131_072, r: 8, p: 1, cipher: 'aes-256-gcm', chunk })
  assert.is(Buffer.from(salt, 'base64url').length, 16)
  assert.not.ok(taken(one).header.equals(taken(other).header))
  assert.not.ok(taken(one).chunks[0]?.equals(taken(other).chunks[0] ?? Buffer.alloc(0)))
})

test('another passphrase does not open it; the same one in another normal form does', async ({ folder }) => {
  const bytes = await sealed(folder, content(100))
  for (const words of ['', passphrase.toUpperCase(), `${passphrase} `])
    assert.match(await refusal(folder, bytes, words), 'does not open with this passphrase')

  writeFileSync(join(folder, 'plain'), content(10))
  const [from, to] = [await open(join(folder, 'plain')), await open(join(folder, 'accents'), 'w+')]
  await seal(from, to, 'l’été dernier à Nantes', 2 ** 14)
  await Promise.all([from.close(), to.close()])
  const accents = readFileSync(join(folder, 'accents'))
  assert.is((await unsealed(folder, accents, 'l’été dernier à Nantes'.normalize('NFD'))).length, 10)
})

test('cut off anywhere, it is refused and says so', async ({ folder }) => {
  const bytes = await sealed(folder, content(3 * chunk))
  const { header, chunks } = taken(bytes)
  assert.is(await refusal(folder, header), 'was cut off: it has no content')
  assert.is(
    await refusal(folder, bytes.subarray(0, header.length + chunk + tag)),
    'was cut off: its end is missing',
  )
  assert.match(await refusal(folder, bytes.subarray(0, -1)), /^is damaged or cut off behind byte \d+$/)
  assert.match(await refusal(folder, bytes.subarray(0, header.length + chunk + tag + 5)), /cut off/)
  assert.match(await refusal(folder, bytes.subarray(0, 60)), 'damaged in its first lines')
  assert.is(chunks.length, 3)
})

test('parts moved, repeated, left out, changed or added are refused', async ({ folder }) => {
  const bytes = await sealed(folder, content(3 * chunk))
  const { header, chunks } = taken(bytes)
  const [a, b, c] = chunks as [Buffer, Buffer, Buffer]
  const flipped = (at: number) => {
    const copy = Buffer.from(bytes)
    copy.writeUInt8(copy.readUInt8(at) ^ 1, at)
    return copy
  }
  assert.match(await refusal(folder, Buffer.concat([header, b, a, c])), 'is damaged')
  assert.match(await refusal(folder, Buffer.concat([header, a, a, b, c])), 'is damaged')
  assert.match(await refusal(folder, Buffer.concat([header, b, c])), 'is damaged')
  assert.match(await refusal(folder, Buffer.concat([bytes, a])), 'has something behind its end')
  for (const at of [header.length, header.length + chunk, bytes.length - 1])
    assert.match(await refusal(folder, flipped(at)), 'is damaged or cut off behind byte')

  const other = taken(await sealed(folder, content(3 * chunk)))
  assert.match(await refusal(folder, Buffer.concat([header, ...other.chunks])), 'is damaged')
})

test('a header that was changed is refused, also one that asks for all memory', async ({ folder }) => {
  const bytes = await sealed(folder, content(100))
  const { lines, chunks } = taken(bytes)
  const [name = '', parameters = '', mac = ''] = lines
  const withHeader = (...changed: string[]) =>
    Buffer.concat([Buffer.from(`${changed.join('\n')}\n`), ...chunks])

  assert.match(
    await refusal(folder, withHeader(name, parameters.replace('65536', '65535'), mac)),
    'passphrase',
  )
  assert.match(
    await refusal(folder, withHeader(name, parameters.replace('16384', '1073741824'), mac)),
    'damaged in its first lines',
  )
  assert.match(
    await refusal(folder, withHeader(name, parameters.replace('scrypt', 'plain'), mac)),
    'damaged in its first lines',
  )
  assert.match(
    await refusal(folder, withHeader(name.replace('1', '2'), parameters, mac)),
    'newer version of Comptoir',
  )
})

test.run()
