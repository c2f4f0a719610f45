import { type Browser, type Fetch, openBrowser, overTheWire } from '../support/browser.ts'
import { type MailFarEnd, temporaryPasswordIn } from '../support/mail-far-end.ts'
import { pause } from '../support/process.ts'
import { password } from './filled-shop.ts'

/** What a customer has been told (a 303 after a POST), and what was sent without an answer. */
export type Acknowledged = { asked: number; loggedIn: number; changed: number }

/**
 * One customer who forgot the password, asks for a temporary one, logs in with it, chooses a new one and edits the
 * profile; interrupted when the server dies, and going on where it was when there is a server again. It keeps for
 * itself what it has been told, to be compared with what the shop knows later.
 */
export class SimulatedCustomer {
  readonly email: string
  readonly told: Acknowledged = { asked: 0, loggedIn: 0, changed: 0 }
  readonly tried: Acknowledged = { asked: 0, loggedIn: 0, changed: 0 }
  reference: string | undefined
  /** What may be stored: one value after an acknowledgement, two while a change is without an answer. */
  passwords = [password]
  companies: (string | null)[] = [null]
  isDone = false
  readonly #number: number
  readonly #farEnd: MailFarEnd
  readonly #origin: string
  readonly #browser: Browser
  #steps = [this.#ask, this.#logIn, this.#change, this.#edit, this.#edit, this.#logInAgain]
  #onAnswer: (answer: Response) => void = () => {}

  constructor(number: number, origin: string, farEnd: MailFarEnd) {
    this.email = emailOf(number)
    this.#number = number
    this.#farEnd = farEnd
    this.#origin = origin
    this.#browser = this.#openBrowser()
  }

  /** Goes on until there is nothing more to do or the server is gone. A form without an answer is the end. */
  async goOn(isUp: () => boolean): Promise<void> {
    try {
      while (this.#steps[0] && isUp()) {
        const waits = this.#steps[0] === this.#logIn && this.#farEnd.emailsTo(this.email).length === 0
        if (waits) await pause(10)
        else await this.#steps[0].call(this)
      }
      this.isDone = this.#steps.length === 0
    } catch (error) {
      if (!isConnectionLost(error)) throw new Error(`${this.email}: ${error}`, { cause: error })
      const wasAnswered = this.tried.asked === this.told.asked && this.tried.loggedIn === this.told.loggedIn
      const wasSaved = this.passwords.length === 1
      this.isDone = !(wasAnswered && wasSaved) || this.#steps.length === 0
    }
  }

  /** Logs in, in a new browser, with each password that may be stored; keeps the one that works. */
  async findPassword(): Promise<boolean> {
    this.#onAnswer = () => {}
    for (const candidate of this.passwords) {
      const browser = this.#openBrowser()
      await browser.open('/login')
      await browser.type('Email', this.email).type('Password', candidate).press('Log in')
      if (browser.heading !== 'Profile') continue
      this.passwords = [candidate]
      return true
    }
    return false
  }

  async #ask(): Promise<void> {
    await this.#browser.open('/forgot-password')
    this.tried.asked += 1
    this.#whenTold((answer) => {
      this.told.asked += 1
      this.reference = /R-\w{6}/.exec(answer.headers.get('location') ?? '')?.[0]
    })
    await this.#browser.type('Email', this.email).press('Reset password')
  }

  async #logIn(): Promise<void> {
    await this.#browser.open('/login')
    this.tried.loggedIn += 1
    this.#whenTold(() => {
      this.told.loggedIn += 1
    })
    await this.#browser.type('Email', this.email).type('Password', this.#temporary).press('Log in')
  }

  async #change(): Promise<void> {
    const wanted = `grey heron number ${this.#number}`
    await this.#browser.open('/web-site-access')
    this.#browser.type('Current Password', this.#temporary)
    this.#browser.type('New Password', wanted).type('Re-Type New Password', wanted)
    this.tried.changed += 1
    this.passwords = [wanted, password]
    this.#whenTold(() => {
      this.told.changed += 1
      this.passwords = [wanted]
    })
    await this.#browser.press('Save')
  }

  async #edit(): Promise<void> {
    const wanted = `Atelier ${this.#number}.${this.#steps.length}`
    await this.#browser.open('/profile')
    this.companies = [...this.companies, wanted]
    this.#whenTold(() => {
      this.companies = [wanted]
    })
    await this.#browser.type('Company', wanted).press('Save')
  }

  async #logInAgain(): Promise<void> {
    const browser = this.#openBrowser()
    await browser.open('/login')
    this.#whenTold(() => {})
    await browser
      .type('Email', this.email)
      .type('Password', this.passwords[0] ?? '')
      .press('Log in')
  }

  get #temporary(): string {
    const [email] = this.#farEnd.emailsTo(this.email)
    return email ? temporaryPasswordIn(email) : ''
  }

  /** From here on the step is not repeated: its form goes out now. */
  #whenTold(told: (answer: Response) => void): void {
    this.#steps.shift()
    this.#onAnswer = (answer) => {
      if (answer.status !== 303) throw new Error(`answered ${answer.status}`)
      told(answer)
    }
  }

  /** Each customer comes from a network of its own, as the proxy before the server says. */
  #openBrowser(): Browser {
    const network = `10.1.${this.#number >> 8}.${this.#number & 255}`
    const fetch: Fetch = async (request, client) => {
      request.headers.set('x-forwarded-for', network)
      const answer = await overTheWire(request, client)
      if (request.method === 'POST') this.#onAnswer(answer)
      return answer
    }
    return openBrowser(fetch, { origin: this.#origin })
  }
}

export const emailOf = (number: number) => `customer${number}@example.com`

function isConnectionLost(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return ['ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(code)
}
