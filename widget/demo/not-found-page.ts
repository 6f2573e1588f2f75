import { frame } from './frame.ts'

frame()
