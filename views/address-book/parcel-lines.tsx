/** What stands on a parcel. It is no text to translate, and each line runs in the direction of its own script. */
export function ParcelLines({ lines }: { lines: string[] }) {
  return (
    <p class="to" translate="no">
      {lines.map((line, index) => (index === 0 ? line : [<br />, line]))}
    </p>
  )
}
