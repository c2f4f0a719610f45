import { countUninvited, invitationsPerHour, inviteCustomers } from '../accounts/invitations.ts'
import { recordEvent } from '../history/record.ts'
import type { Command, Words } from './command.ts'
import { momentOnWall } from './moment-on-wall.ts'

export const invite: Command = {
  name: 'invite',
  takes: [],
  summary: 'Queues the first email to customers who were brought in, never logged in and were never invited.',
  about: [
    'Each gets one, with a temporary password whose time begins when the email leaves. The running server sends them slowly: no more in an hour than half of TEMPORARY_PASSWORD_EMAILS_PER_HOUR, so that customers who forgot a password need not wait. Typed twice, it invites nobody twice.',
  ],
  options: {
    limit: { value: 'N', meaning: 'Invites at most so many now, those who have been there longest first.' },
    'dry-run': { meaning: 'Says how many would be invited, and writes nothing.' },
    json: { meaning: 'Tells the result as JSON, for scripts.' },
  },
  check: (words) => (limitOf(words) === null ? '--limit wants a whole number from 1.' : null),
  async run(words, { config, database, clock, terminal }) {
    const most = limitOf(words) ?? Number.POSITIVE_INFINITY
    const perHour = invitationsPerHour(config.email.perHour)
    if (words.values.get('dry-run')) {
      const would = Math.min(await countUninvited(database), most)
      terminal.out(
        words.values.get('json')
          ? json({ wouldInvite: would, perHour })
          : `${would} would be invited, ${perHour} an hour.\n`,
      )
      return 0
    }

    const wishes = { perHour: config.email.perHour, most, language: config.shop.language }
    const { invited, lastAt } = await inviteCustomers(database, wishes, clock())
    if (invited > 0) {
      const details = { invited }
      await recordEvent(database, { event: 'invited', actor: { kind: 'command' }, details }, clock())
    }
    if (words.values.get('json')) terminal.out(json({ invited, perHour, lastAt }))
    else if (lastAt === null)
      terminal.out('Nobody is to be invited: each customer has logged in or was invited before.\n')
    else
      terminal.out(
        `${invited} invited, ${perHour} an hour; the last email leaves ${momentOnWall(lastAt, config.shop.timeZone)}.\n`,
      )
    return 0
  },
}

const json = (result: object) => `${JSON.stringify(result)}\n`

/** Infinity without a limit, null for one that is no number. */
function limitOf({ values }: Words): number | null {
  const limit = values.get('limit')
  if (limit === undefined) return Number.POSITIVE_INFINITY
  return /^[1-9]\d{0,8}$/.test(String(limit)) ? Number(limit) : null
}
