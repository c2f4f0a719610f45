import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Desk, openDesk } from '../imports/desk.ts'

const test = suite<{ desk: Desk }>('comptoir staff')

test.before.each((t) => {
  t.desk = openDesk()
})

test.after.each(({ desk }) => desk.close())

test('the first one is added, and the temporary password is printed once, alone on the output', async ({
  desk,
}) => {
  const { code, out, err } = await desk.type(
    'staff',
    'add',
    'Odile@Perrin.Example',
    '--name',
    'Odile Perrin',
    '--role',
    'owner',
  )
  assert.is(code, 0)
  assert.match(out, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}\n$/)
  assert.match(err, 'works for a day')

  const listed = await desk.type('staff', 'list')
  assert.match(
    listed.out,
    'odile@perrin.example  Odile Perrin\n    owner; has a temporary password; never logged in',
  )
  assert.not.match(listed.out, out.trim())
  const again = await desk.type('staff', 'add', 'odile@perrin.example', '--name', 'Odile')
  assert.equal([again.code, again.out], [1, ''])
  assert.match(again.err, 'of the staff already')
})

test('for scripts it speaks JSON', async ({ desk }) => {
  const added = await desk.type('staff', 'add', 'hector@perrin.example', '--name', 'Hector', '--json')
  const { id, temporaryPassword } = JSON.parse(added.out)
  assert.match(temporaryPassword, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
  const [listed] = JSON.parse((await desk.type('staff', 'list', '--json')).out)
  assert.equal(listed, {
    id,
    email: 'hector@perrin.example',
    name: 'Hector',
    role: 'helper',
    disabled: false,
    lastLoginAt: null,
  })
  const password = JSON.parse((await desk.type('staff', 'password', 'hector@perrin.example', '--json')).out)
  assert.is.not(password.temporaryPassword, temporaryPassword)
})

test('a helper is disabled and enabled; the last owner stays; nobody is nobody', async ({ desk }) => {
  await desk.type('staff', 'add', 'odile@perrin.example', '--name', 'Odile', '--role', 'owner')
  await desk.type('staff', 'add', 'hector@perrin.example', '--name', 'Hector')
  assert.is((await desk.type('staff', 'disable', 'hector@perrin.example')).code, 0)
  const twice = await desk.type('staff', 'disable', 'hector@perrin.example')
  assert.is(twice.code, 1)
  assert.match(twice.err, 'is disabled already')
  assert.is((await desk.type('staff', 'enable', 'hector@perrin.example')).code, 0)
  const owner = await desk.type('staff', 'disable', 'odile@perrin.example')
  assert.match(owner.err, 'last owner')
  assert.is((await desk.type('staff', 'password', 'nobody@perrin.example')).code, 1)
})

test('wrong words are refused before anything is done', async ({ desk }) => {
  for (const words of [
    ['staff', 'add', 'not-an-address', '--name', 'X'],
    ['staff', 'add', 'x@perrin.example'],
    ['staff', 'add', 'x@perrin.example', '--name', 'X', '--role', 'chief'],
    ['staff', 'disable'],
  ])
    assert.is((await desk.type(...words)).code, 2, words.join(' '))
  assert.is((await desk.type('staff', 'list')).out, 'There is nobody yet: comptoir staff add --help.\n')
})

test.run()
