import { paths } from '../../../src/paths.ts'
import type { Stage } from './stage.ts'
import { follow, send } from './steps.ts'

const { staff } = paths

/** Does to Claire's account all that the shop then writes to her about; in the end it is deleted. */
export async function correspondAsStaff(stage: Stage): Promise<void> {
  const page = await stage.pageOf('owner')
  const open = (path: string) => page.goto(stage.url + path)
  await open(`${staff.customers}?q=claire.moreau`)
  await follow('main tbody a[href^="/staff/customers/"]')(page)
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  const act = async (path: string, fields: Record<string, string> = {}, button?: string) => {
    await open(path)
    await send(path, fields, button)(page)
  }

  await act(staff.customer(id), { firstName: 'Clara' })
  await act(staff.customerDisable(id))
  await act(staff.customerEnable(id))
  await act(staff.customerReadOut(id), { asked: 'on' })
  await act(staff.customerLetter(id), { asked: 'on' })
  await act(staff.customerDeletion(id), {}, '[value=later]')
  await act(staff.customerDeletion(id), {}, '[value=never]')
  await act(staff.customerDeletion(id), {}, '[value=now]')
}
