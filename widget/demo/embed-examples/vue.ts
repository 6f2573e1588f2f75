import { createApp, defineComponent, h, ref } from 'vue'
import type { ShopClerk } from '../../shop-clerk.d.ts'

/** In a template it is `<shop-clerk ref="clerk" :open="isOpen" :suggestions @shopclerk:message="…">`, with `isCustomElement` in the compiler's options. */
const Shop = defineComponent({
  setup() {
    const clerk = ref<ShopClerk>()
    const said = ref<string[]>([])
    const isOpen = ref(false)
    const button = (label: string, onClick: () => void) =>
      h('button', { type: 'button', class: 'button', onClick }, label)
    return () => [
      h('p', 'The panel is opened by a property, and asked by a method:'),
      h('p', [
        button('Open the clerk', () => {
          isOpen.value = true
        }),
        ' ',
        button('Ask for a desk lamp', () => void clerk.value?.send('desk lamp under $40')),
      ]),
      h('p', ['Said so far: ', h('output', { id: 'said' }, said.value.join(' · ') || 'nothing')]),
      h('shop-clerk', {
        ref: clerk,
        heading: 'In Vue',
        theme: 'light',
        open: isOpen.value,
        suggestions: ['desk lamp', 'wireless mouse under $30'],
        'on:shopclerk:message': ({ detail }: CustomEvent<{ text: string }>) => said.value.push(detail.text),
        'on:shopclerk:close': () => {
          isOpen.value = false
        },
      }),
    ]
  },
})

createApp(Shop).mount('#root')
