import { createElement, useEffect, useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'
import type { ShopClerk, ShopClerkAttributes } from '../../shop-clerk.d.ts'

/** What a page in React writes once, so that `<shop-clerk>` is known to it. */
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'shop-clerk': React.DetailedHTMLProps<React.HTMLAttributes<ShopClerk>, ShopClerk> & ShopClerkAttributes
    }
  }
}

function Shop() {
  const clerk = useRef<ShopClerk>(null)
  const [said, setSaid] = useState<string[]>([])
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const element = clerk.current
    const onMessage = ({ detail }: CustomEvent<{ text: string }>) => setSaid((before) => [...before, detail.text])
    const onClose = () => setOpen(false)
    element?.addEventListener('shopclerk:message', onMessage)
    element?.addEventListener('shopclerk:close', onClose)
    return () => {
      element?.removeEventListener('shopclerk:message', onMessage)
      element?.removeEventListener('shopclerk:close', onClose)
    }
  }, [])
  return createElement(
    'div',
    null,
    createElement('p', null, 'The panel is opened by a property, and asked by a method:'),
    createElement('p', null, [
      createElement(
        'button',
        { key: 'open', type: 'button', className: 'button', onClick: () => setOpen(true) },
        'Open the clerk',
      ),
      ' ',
      createElement(
        'button',
        {
          key: 'ask',
          type: 'button',
          className: 'button',
          onClick: () => void clerk.current?.send('desk lamp under $40'),
        },
        'Ask for a desk lamp',
      ),
    ]),
    createElement('p', null, 'Said so far: ', createElement('output', { id: 'said' }, said.join(' · ') || 'nothing')),
    createElement('shop-clerk', { ref: clerk, heading: 'In React', open: isOpen }),
  )
}

const root = document.querySelector('#root')
if (root) createRoot(root).render(createElement(Shop))
