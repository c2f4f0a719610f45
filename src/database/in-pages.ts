/** Rows a page at a time: memory does not grow with how many there are. `read` answers at most `most` behind the last one. */
export async function* inPages<Row>(
  read: (last: Row | undefined, most: number) => Promise<Row[]>,
  most = 100,
): AsyncGenerator<Row> {
  let last: Row | undefined
  for (;;) {
    const page = await read(last, most)
    yield* page
    last = page.at(-1)
    if (page.length < most) return
  }
}
