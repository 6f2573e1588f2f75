import { define } from '../../define.ts'
import { EarlierList } from './earlier-list.ts'
import { PersonForm } from './person-form.ts'

/** Loaded when one of them is opened: what stands in place of the conversation for a while. */
define('shop-clerk-earlier', EarlierList)
define('shop-clerk-person', PersonForm)
