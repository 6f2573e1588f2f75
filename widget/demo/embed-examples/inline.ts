import type {} from '../../shop-clerk.d.ts'

const basket = document.querySelector('#basket')
let count = 0

document.addEventListener('shopclerk:add-to-cart', ({ detail }) => {
  count += detail.items.reduce((sum, { quantity }) => sum + quantity, 0)
  if (basket) basket.textContent = String(count)
})
