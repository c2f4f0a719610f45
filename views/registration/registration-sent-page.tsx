import { paths } from '../../src/paths.ts'
import { EmailOnItsWay } from '../components/email-on-its-way.tsx'
import { useFrame } from '../layouts/frame.ts'

/** The same to everybody: nothing here tells whether there was an account before. */
export function RegistrationSentPage({ reference }: { reference: string }) {
  const { words, facts } = useFrame()
  const { title, lead, works, otherAddress, tryThat } = words.registrationSent
  return (
    <EmailOnItsWay
      title={title}
      lead={lead}
      works={works(facts.temporaryPasswordMinutes)}
      otherAddress={otherAddress}
      tryThat={tryThat}
      again={paths.registration}
      reference={reference}
    />
  )
}
