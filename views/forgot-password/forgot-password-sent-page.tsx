import { paths } from '../../src/paths.ts'
import { EmailOnItsWay } from '../components/email-on-its-way.tsx'
import { useFrame } from '../layouts/frame.ts'

/** The same to everybody: nothing here tells whether there is an account. */
export function ForgotPasswordSentPage({ reference }: { reference: string }) {
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
    />
  )
}
