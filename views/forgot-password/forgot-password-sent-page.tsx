import type { Fate } from '../../src/email/fate.ts'
import { paths } from '../../src/paths.ts'
import { EmailOnItsWay } from '../components/email-on-its-way.tsx'
import { useFrame } from '../layouts/frame.ts'

type Props = { reference: string; own?: Fate | null }

/**
 * The same to everybody: nothing here tells whether there is an account. Only a browser
 * that has logged in to that very account before sees what became of its own email.
 */
export function ForgotPasswordSentPage({ reference, own = null }: Props) {
  const { words, facts } = useFrame()
  const { title, lead, works, otherAddress, tryThat } = words.forgotPasswordSent
  return (
    <EmailOnItsWay
      title={title}
      lead={lead}
      works={works(facts.temporaryPasswordMinutes)}
      otherAddress={otherAddress}
      tryThat={tryThat}
      again={paths.forgotPassword}
      reference={reference}
      own={own}
      path={paths.forgotPasswordSent(reference)}
    />
  )
}
