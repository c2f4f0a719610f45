import type { Child } from 'hono/jsx'
import { useFrame } from '../layouts/frame.ts'

type Sentences = {
  call: (phone: Child) => Child[]
  write: (email: Child) => Child[]
  callOrWrite: (phone: Child, email: Child) => Child[]
  tellUs: string
}

/** How to reach the shop, with as many ways as it has told us. */
export function Contact({ sentences }: { sentences: Sentences }) {
  const { phone, email } = useFrame().shop
  const phoneLink = phone && <PhoneLink phone={phone} />
  const emailLink = email && <EmailLink email={email} />
  if (phoneLink && emailLink) return <p>{sentences.callOrWrite(phoneLink, emailLink)}</p>
  if (phoneLink) return <p>{sentences.call(phoneLink)}</p>
  return <p>{emailLink ? sentences.write(emailLink) : sentences.tellUs}</p>
}

export const PhoneLink = ({ phone }: { phone: string }) => (
  <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a>
)

export const EmailLink = ({ email }: { email: string }) => <a href={`mailto:${email}`}>{email}</a>
