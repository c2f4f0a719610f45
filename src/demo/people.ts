import type { DemoCustomer } from './demo-customer.ts'
import { englishSpeakers } from './english-speakers.ts'
import { frenchSpeakers } from './french-speakers.ts'

export type { DemoAddress, DemoCustomer } from './demo-customer.ts'

/**
 * The customers of the trial shop, Perrin & Filles of Nantes; the first is Anna. People, firms and streets
 * are invented; emails are at domains kept for examples (RFC 2606), phones in ranges kept for films and
 * books.
 */
export const demoCustomers: DemoCustomer[] = [...englishSpeakers, ...frenchSpeakers]
