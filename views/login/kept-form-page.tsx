import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { Form } from '../components/form.tsx'
import { NewTab } from '../components/new-tab.tsx'
import { Account } from '../layouts/account.tsx'
import { useFrame } from '../layouts/frame.ts'

type Props = {
  /** The tab that the form belongs to. */
  tab: 'profile' | 'addressBook' | 'orderHistory' | 'webSiteAccess'
  /** Where it was posted to. */
  action: string
  fields: [name: string, value: string][]
  lacksSecrets: boolean
  /** Whether the shop opens this page only after a password of one's own is saved. */
  passwordFirst: boolean
}

/** After logging in again: the form that was sent while nobody was logged in, to go on with. */
export function KeptFormPage({ tab, action, fields, lacksSecrets, passwordFirst }: Props) {
  const { words } = useFrame()
  return (
    <Account tab={tab} title={words.keptForm.title} stays>
      <p class="lead">{words.keptForm.lead(words.tabs[tab])}</p>
      {lacksSecrets && <p>{words.keptForm.withoutPasswords}</p>}
      {passwordFirst && <PasswordFirst />}
      <Form class="actions" action={action} unsaved="already">
        {fields.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Button>{words.keptForm.goOn}</Button>
        <a class="plain" href={paths[tab]}>
          {words.keptForm.leave}
        </a>
      </Form>
    </Account>
  )
}

function PasswordFirst() {
  const words = useFrame().words.keptForm
  const link = (
    <a href={`${paths.webSiteAccess}#change-password`} target="_blank" rel="noopener">
      {words.choose}
      <NewTab />
    </a>
  )
  return <p>{words.passwordFirst(link)}</p>
}
