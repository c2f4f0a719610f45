import { useFrame } from '../layouts/frame.ts'
import type { OrderStatus } from './bill.ts'

/** A word; its shape comes from the style sheet. */
export function Status({ status }: { status: OrderStatus }) {
  return <span class={`status ${status}`}>{useFrame().words.orderHistory.statuses[status]}</span>
}
