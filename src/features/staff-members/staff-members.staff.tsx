import { Hono } from 'hono'
import { MadePage } from '../../../views/staff-members/made-page.tsx'
import { MemberPage } from '../../../views/staff-members/member-page.tsx'
import { MembersPage } from '../../../views/staff-members/members-page.tsx'
import { NewMemberPage } from '../../../views/staff-members/new-member-page.tsx'
import type { RequestEnv } from '../../http/context.ts'
import { answerError } from '../../http/error-answer.tsx'
import { checkForm, wrong } from '../../http/forms.ts'
import { confirmNext } from '../../http/notice.ts'
import { invalid, page } from '../../http/page.tsx'
import { makeFreshGuard, makeOwnersOnly, makeStaffGuard, staffActor } from '../../http/staff-guard.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { allowStaff, employStaff, giveStaffTemporaryPassword } from '../../staff/manage-staff.ts'
import { findStaff, listStaff } from '../../staff/staff-members.ts'
import { memberForm, newMemberForm } from './staff-members.form.ts'

/** As ids are written; anything else is no page of ours. */
const id = ':id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}'

/** Who works here: an owner adds, disables and enables them, and lets in again who lost the way. */
export function staffMembersRoutes(services: Services) {
  const { database, clock } = services
  const guard = makeStaffGuard(services)
  const ownersOnly = makeOwnersOnly(services)
  const fresh = makeFreshGuard(services)

  return new Hono<RequestEnv>()

    .get(paths.staff.members, guard, ownersOnly, async (c) => {
      const members = await listStaff(database)

      return page(c, <MembersPage members={members} />)
    })

    .get(paths.staff.newMember, guard, ownersOnly, fresh, (c) =>
      page(c, <NewMemberPage form={{ values: { role: 'helper' }, errors: {} }} />),
    )

    .post(paths.staff.newMember, guard, ownersOnly, fresh, async (c) => {
      const checked = checkForm(c, newMemberForm)
      if (!checked.ok) return invalid(c, <NewMemberPage form={checked.form} />)

      const added = await employStaff(services, checked.fields, staffActor(c), clock())

      if (added.outcome === 'busy') return answerError(c, 503, 5)
      if (added.outcome !== 'made')
        return invalid(
          c,
          <NewMemberPage form={wrong(checked.form, { errors: { email: 'staffEmailTaken' } })} />,
        )
      return page(c, <MadePage name={checked.fields.name} temporaryPassword={added.temporaryPassword} />)
    })

    .get(paths.staff.member(id), guard, ownersOnly, fresh, async (c) => {
      const member = await findStaff(database, c.req.param('id'))
      return member ? page(c, <MemberPage member={member} problem={null} />) : answerError(c, 404)
    })

    .post(paths.staff.member(id), guard, ownersOnly, fresh, async (c) => {
      const member = await findStaff(database, c.req.param('id'))
      if (!member) return answerError(c, 404)
      const checked = checkForm(c, memberForm)
      if (!checked.ok)
        return invalid(c, <MemberPage member={member} problem={checked.form.problem ?? 'unknownField'} />)

      const { act } = checked.fields
      if (act === 'temporary-password') {
        const given = await giveStaffTemporaryPassword(services, member.id, staffActor(c), clock())
        if (given.outcome !== 'made') return answerError(c, given.outcome === 'busy' ? 503 : 404, 5)
        return page(c, <MadePage name={member.name} temporaryPassword={given.temporaryPassword} />)
      }
      const isChanged = await allowStaff(database, member.id, act === 'enable', staffActor(c), clock())

      if (!isChanged) return invalid(c, <MemberPage member={member} problem="staffLastOwner" />)
      confirmNext(c, act === 'enable' ? 'staffEnabled' : 'staffDisabled')
      return c.redirect(paths.staff.members, 303)
    })
}
