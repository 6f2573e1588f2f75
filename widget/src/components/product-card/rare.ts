export { alikeButton } from './alike-button.ts'
export { placeholder } from './placeholder.ts'
