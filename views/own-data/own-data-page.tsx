import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Form } from '../components/form.tsx'
import { type FormValue, isWrong } from '../components/form-value.ts'
import { Account } from '../layouts/account.tsx'
import { useFrame } from '../layouts/frame.ts'

/** Below Profile: everything held about the customer, to take away or to have deleted. */
export function OwnDataPage({ form }: { form: FormValue<never> }) {
  const { words, shop, deletionDueAt } = useFrame()
  const { ownData } = words
  return (
    <Account
      tab="profile"
      title={ownData.title}
      wrong={isWrong(form)}
      summary={<ErrorSummary form={form} fields={[]} />}
    >
      <section class="sides">
        <div class="stack">
          <h2>{ownData.download}</h2>
          <p class="soft">{ownData.lead(shop.name)}</p>
        </div>
        <Form class="stack" action={paths.ownDataFile}>
          <p>{ownData.page}</p>
          <p>
            <Button name="file" value="html">
              {ownData.downloadPage}
            </Button>
          </p>
          <p>{ownData.json}</p>
          <p>
            <Button look="quiet" name="file" value="json">
              {ownData.downloadJson}
            </Button>
          </p>
        </Form>
      </section>
      <section class="sides">
        <div class="stack">
          <h2>{ownData.deletion}</h2>
          <p class="soft">{ownData.deletionLead}</p>
        </div>
        <p>
          <a href={paths.deletion}>{deletionDueAt ? ownData.toPending : ownData.toDeletion}</a>
        </p>
      </section>
    </Account>
  )
}
