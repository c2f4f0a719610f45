import { useFrame } from '../layouts/frame.ts'

/** Tells password managers whose password changes; most of them overlook an input of type hidden. */
export function Username({ email }: { email: string }) {
  return (
    <div class="hidden">
      <label for="username">{useFrame().words.webSiteAccess.username}</label>
      <input
        id="username"
        name="username"
        type="text"
        autocomplete="username"
        value={email}
        readonly
        tabindex={-1}
      />
    </div>
  )
}
