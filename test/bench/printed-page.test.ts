import { expect, it } from 'vitest'
import { checkFonts } from '../../bench/printed-page.ts'

it('fonts that are not there are not measured as if they were', async () => {
  await expect(checkFonts([{ family: 'No Such Hand' }, { family: 'Nor This One' }])).rejects.toThrow(
    'The fonts No Such Hand and Nor This One look the same',
  )
  await checkFonts([{ family: 'DejaVu Sans' }, { family: 'DejaVu Sans', weight: 'bold' }])
})
