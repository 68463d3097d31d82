import type { Device } from './open-browser.ts'

/** What a page may be looked at in: each width, in light and in dark. */
export const WIDTHS = [320, 768, 1440] as const
export const COLOR_SCHEMES = ['light', 'dark'] as const
const HEIGHT = 900

export type Dimension = Required<Pick<Device, 'width' | 'height' | 'colorScheme'>>

export const DIMENSIONS: readonly Dimension[] = WIDTHS.flatMap((width) =>
  COLOR_SCHEMES.map((colorScheme) => ({ width, height: HEIGHT, colorScheme })),
)
