import { currencyInWords, figuresInWords, moneyInWords } from '../../src/i18n/money.ts'
import { useFrame } from '../layouts/frame.ts'
import type { Bill, BillLine } from './bill.ts'

/** Figures under each other, the currency told once above them and once at the total. */
export function BillTable({ bill: { lines, sums, currency } }: { bill: Bill }) {
  const { words, language } = useFrame()
  return (
    <table class="lines">
      <caption>{words.order.lines(currencyInWords(language, currency))}</caption>
      {lines.length > 0 && <LinesHead />}
      <tbody>
        {lines.map((line) => (
          <Line line={line} currency={currency} />
        ))}
      </tbody>
      <Sums sums={sums} currency={currency} />
    </table>
  )
}

function LinesHead() {
  const words = useFrame().words.order
  return (
    <thead>
      <tr>
        <th scope="col">{words.item}</th>
        <th scope="col" class="amount">
          {words.quantity}
        </th>
        <th scope="col" class="amount">
          {words.price}
        </th>
        <th scope="col" class="amount">
          {words.amount}
        </th>
      </tr>
    </thead>
  )
}

function Line({ line, currency }: { line: BillLine; currency: string }) {
  const { words, language } = useFrame()
  const figures = (amount: number) => figuresInWords(language, amount, currency)
  return (
    <tr>
      <th scope="row">
        {line.name} {line.option && <span class="option">{line.option}</span>}
      </th>
      <td class="amount count">{line.quantity}</td>
      <td class="amount price">
        <span class="times">{line.quantity} × </span>
        {figures(line.unitPrice)}
        {line.discount > 0 && <span class="option">{words.order.lineDiscount(figures(-line.discount))}</span>}
      </td>
      <td class="amount">{figures(line.amount)}</td>
    </tr>
  )
}

function Sums({ sums, currency }: { sums: Bill['sums']; currency: string }) {
  const { words, language } = useFrame()
  const { goods, discount, shipping, other, tax, taxContained, total } = sums
  const figures = (amount: number) => figuresInWords(language, amount, currency)
  return (
    <tfoot>
      {goods !== null && <Sum label={words.order.goods} amount={figures(goods)} />}
      {discount > 0 && <Sum label={words.order.discount} amount={figures(-discount)} />}
      {(goods !== null || shipping > 0) && <Sum label={words.order.shipping} amount={figures(shipping)} />}
      {other !== 0 && <Sum label={words.order.other} amount={figures(other)} />}
      {!taxContained && <Sum label={words.order.tax} amount={figures(tax)} />}
      <Sum look="total" label={words.order.total} amount={moneyInWords(language, total, currency)} />
      {taxContained && tax > 0 && <Sum look="soft" label={words.order.taxContained} amount={figures(tax)} />}
    </tfoot>
  )
}

function Sum({ label, amount, look }: { label: string; amount: string; look?: 'total' | 'soft' }) {
  return (
    <tr class={look}>
      <th scope="row" colspan={3}>
        {label}
      </th>
      <td class="amount">{amount}</td>
    </tr>
  )
}
