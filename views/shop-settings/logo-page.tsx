import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { errorSentence } from '../components/error-sentence.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import type { ErrorWord, FormValue } from '../components/form-value.ts'
import { useFrame } from '../layouts/frame.ts'
import { StaffPage, useStaffWords } from '../layouts/staff.tsx'

/** The one form that sends a file. */
export function LogoPage({ problem }: { problem: ErrorWord | null }) {
  const words = useStaffWords().settings
  const { token } = useFrame()
  const form: FormValue<'logo'> = { values: {}, errors: problem ? { logo: problem } : {} }
  return (
    <StaffPage
      title={words.chooseLogo}
      tab="settings"
      wrong={problem !== null}
      summary={<ErrorSummary form={form} fields={['logo']} />}
    >
      <form
        class="form"
        method="post"
        action={paths.staff.settingsLogo}
        enctype="multipart/form-data"
        novalidate
      >
        <input type="hidden" name="form-token" value={token} />
        <div class={problem ? 'field wrong' : 'field'}>
          <label for="logo">{words.logoFile}</label>
          <p class="hint" id="logo-hint">
            {words.logoHint}
          </p>
          {problem && (
            <p class="error" id="logo-error">
              {errorSentence(form, problem)}
            </p>
          )}
          <input
            id="logo"
            name="logo"
            type="file"
            accept=".svg,.png,.webp"
            required
            aria-describedby={problem ? 'logo-hint logo-error' : 'logo-hint'}
            aria-invalid={problem ? 'true' : undefined}
          />
        </div>
        <p>
          <Button>{words.useLogo}</Button>
        </p>
      </form>
      <p>
        <a href={paths.staff.settings}>{words.back}</a>
      </p>
    </StaffPage>
  )
}
