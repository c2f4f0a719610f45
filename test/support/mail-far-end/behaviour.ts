/**
 * accept; acceptWithoutAnswer (the connection stays open and silent); error500; refuseAddress; invalidKey;
 * drop (the connection ends before anything is accepted); dropAfterAccept; tooMany, with the seconds of Retry-After;
 * slow, with the milliseconds before it accepts.
 */
export type Mode =
  | 'accept'
  | 'acceptWithoutAnswer'
  | 'error500'
  | 'refuseAddress'
  | 'invalidKey'
  | 'drop'
  | 'dropAfterAccept'
  | { tooMany: number }
  | { slow: number }

type Queued = { mode: Mode; left: number }

/** Modes for the calls to come, in general and for single addresses. */
export class BehaviourQueue {
  readonly #queues = new Map<string, Queued[]>()
  readonly #standing = new Map<string, Mode>()

  add(mode: Mode, times: number | undefined, to = ''): void {
    if (times === undefined) this.#standing.set(to, mode)
    else this.#queues.set(to, [...(this.#queues.get(to) ?? []), { mode, left: times }])
  }

  /** The mode for one call; takes it off its queue. */
  next(addresses: string[]): Mode {
    for (const address of [...addresses, '']) {
      const mode = this.#taken(address) ?? this.#standing.get(address)
      if (mode !== undefined) return mode
    }
    return 'accept'
  }

  #taken(address: string): Mode | undefined {
    const queue = this.#queues.get(address) ?? []
    while (queue[0]?.left === 0) queue.shift()
    if (!queue[0]) return
    queue[0].left -= 1
    return queue[0].mode
  }
}
