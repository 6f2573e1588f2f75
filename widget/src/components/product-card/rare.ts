export { alikeButton } from './alike-button.ts'
export { placeholderIn } from './placeholder.ts'
