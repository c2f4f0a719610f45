import * as z from 'zod'
import {
  incomingEmail,
  incomingLine,
  optionalIncomingLine,
  optionalIncomingText,
  orNull,
} from '../accounts/incoming-text.ts'
import { readUrl } from '../read-url.ts'

const currencies = new Set(Intl.supportedValuesOf('currency'))

/** Far from where sums of a whole order would leave the safe integers. */
const mostMoney = 1_000_000_000_000

const amount = z
  .int()
  .min(0)
  .max(mostMoney)
  .meta({ description: "In minor units of the order's currency: cents, yen, fils" })

const optionalAmount = amount.default(0)

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const address = /^[hH][tT][tT][pP][sS]?:\/\/[^\s\u0000-\u0020\u007f-\u009f"<>\\^`{|}]+$/

const webAddress = z
  .string()
  .max(2000)
  .regex(address, 'Must begin with http:// or https://, and hold no spaces')
  .refine((url) => readUrl(url) !== null, 'Is no web address')
  .meta({ format: 'uri', examples: ['https://shop.example/order/1042'] })

const instant = z.iso
  .datetime({ offset: true, error: 'Must be an instant as 2026-11-23T13:40:00Z' })
  .transform((written) => new Date(written))
  .refine((at) => at.getUTCFullYear() >= 1970 && at.getUTCFullYear() < 2200, 'Must lie between 1970 and 2199')
  .meta({ examples: ['2026-11-23T13:40:00Z'] })

export const incomingAddress = z.strictObject({
  name: incomingLine(200),
  company: optionalIncomingLine(200),
  line1: optionalIncomingLine(200),
  line2: optionalIncomingLine(200),
  district: optionalIncomingLine(200),
  town: optionalIncomingLine(200),
  region: optionalIncomingLine(200),
  postcode: optionalIncomingLine(40),
  country: orNull(z.string().regex(/^[A-Z]{2}$/, 'Must be two letters of ISO 3166-1, such as FR')),
})

export const incomingLineOfOrder = z.strictObject({
  sku: optionalIncomingLine(100),
  name: incomingLine(300),
  option: optionalIncomingLine(300),
  quantity: z.int().min(1).max(1_000_000),
  unitPrice: amount,
  discount: optionalAmount.meta({ description: 'Of the whole line, in minor units' }),
})

export const incomingShipment = z.strictObject({
  carrier: optionalIncomingLine(100),
  trackingNumber: optionalIncomingLine(100),
  trackingUrl: orNull(webAddress),
  shippedAt: orNull(instant),
  deliveredAt: orNull(instant),
})

/** As the shop prints it. `.` and `..` cannot stand in a path. */
export const orderNumber = incomingLine(64)
  .refine((number) => !/^\.{1,2}$/.test(number), 'Must not be . or ..')
  .meta({ description: 'As the shop prints it', examples: ['1042'] })

/** An order besides its number. It is told whole each time: what is left out is empty. */
export const incomingOrderFields = z.strictObject({
  email: orNull(incomingEmail).meta({
    description: 'Placed with this address. It is shown to the customer who has proven to read this mailbox.',
  }),
  status: z.enum(['received', 'packing', 'sent', 'delivered', 'cancelled']),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'Must be three capital letters of ISO 4217, such as EUR')
    .refine((code) => currencies.has(code), 'Is no currency of ISO 4217')
    .meta({ description: 'ISO 4217', examples: ['EUR'] }),
  discount: optionalAmount,
  shipping: optionalAmount,
  tax: optionalAmount,
  total: amount,
  shippingAddress: orNull(incomingAddress),
  billingAddress: orNull(incomingAddress),
  note: optionalIncomingText(2000).meta({ description: 'From the shop to the customer' }),
  reorderUrl: orNull(webAddress).meta({ description: 'Where the shop fills a cart with the same things' }),
  placedAt: instant,
  lines: z.array(incomingLineOfOrder).max(500).default([]),
  shipments: z.array(incomingShipment).max(50).default([]),
})

export const incomingOrder = incomingOrderFields.extend({ number: orderNumber })

/** An order as another system tells of it; amounts in minor units of its currency. */
export type IncomingOrder = z.output<typeof incomingOrder>
