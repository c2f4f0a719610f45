import { Hono } from 'hono'
import type { FormValue } from '../../../views/components/form-value.ts'
import { StaffDeletionPage } from '../../../views/web-site-access/staff-act-pages.tsx'
import type { Customer } from '../../accounts/customers.ts'
import { askDeletion, type By, cancelDeletion, pendingDeletion } from '../../accounts/deletions.ts'
import type { RequestEnv } from '../../http/context.ts'
import { checkForm } from '../../http/forms.ts'
import { confirmNext, type Notice } from '../../http/notice.ts'
import { invalid, page } from '../../http/page.tsx'
import { anyId, makeAbout, shownOf } from '../../http/staff-customer.ts'
import { makeFreshGuard, makeOwnersOnly, makeStaffGuard, staffActor } from '../../http/staff-guard.ts'
import { deleteNow } from '../../orders/delete-customers.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { deletionForm } from './staff-access.form.ts'

type Act = (customerId: string, by: By, now: Date) => Promise<Notice>

/** The deletion of an account by an owner: in the usual seven days, or at once. */
export function staffDeletionRoutes(services: Services) {
  const { database, config, clock, outbox } = services
  const guard = makeStaffGuard(services)
  const ownersOnly = makeOwnersOnly(services)
  const fresh = makeFreshGuard(services)
  const about = makeAbout(services)
  const acts: Record<'later' | 'now' | 'never', Act> = {
    async later(id, by, now) {
      await askDeletion(database, id, by, now)
      return 'deletionAskedFor'
    },
    async now(id, by, now) {
      await deleteNow(database, id, by, now)
      return 'customerDeleted'
    },
    async never(id, by, now) {
      await cancelDeletion(database, id, by, now)
      return 'deletionCancelledFor'
    },
  }

  return new Hono<RequestEnv>()

    .get(paths.staff.customerDeletion(anyId), guard, ownersOnly, fresh, about, async (c) =>
      page(c, await pageOf(c.var.about, { values: {}, errors: {} })),
    )

    .post(paths.staff.customerDeletion(anyId), guard, ownersOnly, fresh, about, async (c) => {
      const checked = checkForm(c, deletionForm)
      if (!checked.ok) {
        const problem = checked.form.problem ?? 'unknownField'
        return invalid(c, await pageOf(c.var.about, { values: {}, errors: {}, problem }))
      }

      const { id } = c.var.about
      const by = { ...staffActor(c), language: config.shop.language }
      const notice = await acts[checked.fields.when](id, by, clock())

      outbox.wake()
      confirmNext(c, notice)
      return c.redirect(
        notice === 'customerDeleted' ? paths.staff.customers : paths.staff.customerAccess(id),
        303,
      )
    })

  async function pageOf(customer: Customer, form: FormValue<never>) {
    const pending = await pendingDeletion(database, customer.id)
    return <StaffDeletionPage customer={shownOf(customer)} form={form} pending={pending !== undefined} />
  }
}
