import { languageNames, languages } from '../../src/i18n/words.ts'
import { paths } from '../../src/paths.ts'
import { Form } from '../components/form.tsx'
import { useFrame } from './frame.ts'

/** One button for each other language, in its own words. */
export function LanguageSwitch() {
  const { language, path } = useFrame()
  return (
    <>
      {languages
        .filter((other) => other !== language)
        .map((other) => (
          <li>
            <Form class="switch" action={paths.language}>
              <input type="hidden" name="language" value={other} />
              <input type="hidden" name="from" value={path} />
              <button class="plain" type="submit" lang={other}>
                {languageNames[other]}
              </button>
            </Form>
          </li>
        ))}
    </>
  )
}
