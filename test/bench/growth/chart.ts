import type { Dimension, Point, Series } from './dimension.ts'

const WIDTH = 720
const PANEL_HEIGHT = 260
const MARGIN = { left: 64, right: 190, top: 34, bottom: 44 }
/** Told apart by who sees no red or no green (Okabe and Ito). */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#000000']

/** Draws a dimension: time above, memory below, both axes logarithmic. */
export function drawChart({ title, counts, series }: Dimension, points: readonly Point[]): string {
  const panels = [
    { label: 'milliseconds', series: series.filter(({ unit }) => unit === 'ms') },
    { label: series.find(({ unit }) => unit !== 'ms')?.unit ?? '', series: series.filter(({ unit }) => unit !== 'ms') },
  ].filter((panel) => panel.series.length > 0)
  const height = panels.length * PANEL_HEIGHT
  const drawn = panels.map((panel, index) =>
    group(0, index * PANEL_HEIGHT, drawPanel(panel.series, points, counts, panel.label)),
  )
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12">` +
    `<title>${escape(title)}</title><rect width="${WIDTH}" height="${height}" fill="#fff"/>` +
    `<text x="${MARGIN.left}" y="20" font-size="14" font-weight="bold">${escape(title)}</text>${drawn.join('')}</svg>\n`
  )
}

function drawPanel(series: readonly Series[], points: readonly Point[], counts: string, label: string): string {
  const values = series.flatMap(({ name }) => points.flatMap((point) => point.values[name] ?? []))
  const x = scale(
    points.map(({ size }) => size),
    MARGIN.left,
    WIDTH - MARGIN.right,
  )
  const y = scale(values, PANEL_HEIGHT - MARGIN.bottom, MARGIN.top)
  const bottom = PANEL_HEIGHT - MARGIN.bottom
  const grid = [
    ...x.ticks.map(
      (tick) =>
        line(x.place(tick), MARGIN.top, x.place(tick), bottom) +
        text(x.place(tick), bottom + 16, write(tick), 'text-anchor="middle"'),
    ),
    ...y.ticks.map(
      (tick) =>
        line(MARGIN.left, y.place(tick), WIDTH - MARGIN.right, y.place(tick)) +
        text(MARGIN.left - 6, y.place(tick) + 4, write(tick), 'text-anchor="end"'),
    ),
  ]
  const curves = series.map(({ name }, index) => {
    const colour = COLOURS[index % COLOURS.length] as string
    const places = points.flatMap(({ size, values: { [name]: value } }) =>
      value === undefined || value <= 0 ? [] : [[x.place(size), y.place(value)] as const],
    )
    const path = places.map(([left, top]) => `${left.toFixed(1)},${top.toFixed(1)}`).join(' ')
    const dots = places.map(([left, top]) => `<circle cx="${left.toFixed(1)}" cy="${top.toFixed(1)}" r="3"/>`).join('')
    return (
      `<g fill="${colour}"><polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots}` +
      `${text(WIDTH - MARGIN.right + 10, MARGIN.top + 12 + index * 18, name, '')}</g>`
    )
  })
  const names =
    text((MARGIN.left + WIDTH - MARGIN.right) / 2, PANEL_HEIGHT - 10, counts, 'text-anchor="middle"') +
    `<text transform="translate(16 ${PANEL_HEIGHT / 2}) rotate(-90)" text-anchor="middle">${escape(label)}</text>`
  return grid.join('') + names + curves.join('')
}

/** A logarithmic axis from the power of ten at or below the least to that at or above the most. */
function scale(values: readonly number[], from: number, to: number) {
  const positive = values.filter((value) => value > 0)
  const low = Math.floor(Math.log10(Math.min(...positive)))
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...positive))))
  return {
    ticks: Array.from({ length: high - low + 1 }, (_, step) => 10 ** (low + step)),
    place: (value: number): number => from + ((Math.log10(value) - low) / (high - low)) * (to - from),
  }
}

const group = (x: number, y: number, inner: string): string => `<g transform="translate(${x} ${y})">${inner}</g>`

const line = (x1: number, y1: number, x2: number, y2: number): string =>
  `<line x1="${x1.toFixed(1)}" y1="${y1.toFixed(1)}" x2="${x2.toFixed(1)}" y2="${y2.toFixed(1)}" stroke="#ddd"/>`

const text = (x: number, y: number, words: string, how: string): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${how}>${escape(words)}</text>`

const write = (value: number): string =>
  value >= 1 ? value.toLocaleString('en') : String(Number(value.toPrecision(1)))

const escape = (words: string): string => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
