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
  const phoneLink = phone && <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a>
  const emailLink = email && <a href={`mailto:${email}`}>{email}</a>
  if (phoneLink && emailLink) return <p>{sentences.callOrWrite(phoneLink, emailLink)}</p>
  if (phoneLink) return <p>{sentences.call(phoneLink)}</p>
  return <p>{emailLink ? sentences.write(emailLink) : sentences.tellUs}</p>
}
