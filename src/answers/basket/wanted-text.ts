import type { BasketItem } from '../../lists/basket.ts'
import { formatCount } from '../format.ts'

/** '24 pencils', '2 boxes of 24 crayons', 'notebook (optional)'. */
export function wantedText({ text, quantity, unit, pack, packUnit, optional }: BasketItem): string {
  const name = packUnit === undefined ? text : `${packUnit}s of ${text}`
  const said = optional ? `${name} (optional)` : name
  const counted = formatCount(quantity)
  if (unit !== undefined) {
    const units = quantity === 1 ? unit : unit.endsWith('x') ? `${unit}es` : `${unit}s`
    return `${counted} ${units} of ${pack === undefined ? '' : `${formatCount(pack)} `}${said}`
  }
  if (pack !== undefined) return `${counted} × ${formatCount(pack)} ${said}`
  return quantity === 1 ? said : `${counted} × ${said}`
}
