import { availableParallelism } from 'node:os'
import { Argon2id } from 'oslo/password'
import { parameters } from '../src/security/password-hashing.ts'
import { answering } from './child.ts'

const argon2id = new Argon2id(parameters)
const password = 'three loose shutters'

/** The baseline of log-ins: verifications with nothing around them, as many at once as the server's gate lets in. */
answering(async ({ seconds }: { seconds: number }) => {
  const hash = await argon2id.hash(password)
  const began = performance.now()
  const end = began + seconds * 1000
  let verified = 0

  const verifyOn = async () => {
    while (performance.now() < end) {
      if (!(await argon2id.verify(hash, password))) throw new Error('The right password was refused')
      verified += 1
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, verifyOn))

  return verified / ((performance.now() - began) / 1000)
})
