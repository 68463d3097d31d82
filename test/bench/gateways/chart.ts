import type { ContenderName } from './contenders.ts'
import type { Result } from './results.ts'

/** The results as a picture: how each gateway stands to the floor, a group of bars for each workload. SVG, for a light page. */

export interface ChartGroup {
  readonly workload: string
  readonly title: string
}

const WIDTH = 860
const LABEL_WIDTH = 170
const RIGHT = 70
const TOP = 86
const BOTTOM = 56
const BAR = 16
const BAR_GAP = 6
const TITLE_HEIGHT = 30
const GROUP_GAP = 14
const PLOT = WIDTH - LABEL_WIDTH - RIGHT
const TICKS_WANTED = 5

const COLOURS: Readonly<Record<ContenderName, string>> = {
  floor: '#8a929e',
  apollo: '#7b5bb3',
  hive: '#d99a2b',
  'hive-rust': '#b36a00',
  samsyn: '#00698f',
  'samsyn-embedded': '#4fa6c4',
  'hive-dedup': '#ecc98c',
  'hive-rust-dedup': '#d9b080',
}

/** @returns the places of the axis's marks, from 0 to at least `most`, at round distances */
export function chooseTicks(most: number): readonly number[] {
  const rough = most / TICKS_WANTED
  const magnitude = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * magnitude).find((one) => one >= rough) ?? rough
  const count = Math.ceil(most / step - 1e-9)
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(6)))
}

/** @param groups those of whom there is no result are left out */
export function drawChart(results: readonly Result[], groups: readonly ChartGroup[], subtitle: string): string {
  const shown = groups
    .map(({ workload, title }) => ({ title, rows: results.filter((result) => result.workload === workload) }))
    .filter(({ rows }) => rows.length > 0)
  const ticks = chooseTicks(Math.max(1, ...shown.flatMap(({ rows }) => rows.map((row) => row.ratioToFloor))))
  const scale = PLOT / (ticks.at(-1) ?? 1)
  const parts: string[] = []
  let y = TOP
  for (const { title, rows } of shown) {
    parts.push(`<text x="20" y="${y + 18}" class="group">${escape(title)}</text>`)
    y += TITLE_HEIGHT
    for (const { contender, ratioToFloor, rps } of rows) {
      const width = (ratioToFloor * scale).toFixed(1)
      const value = `${ratioToFloor.toFixed(2)} · ${Math.round(rps)}/s`
      const isRoomy = ratioToFloor * scale < PLOT - 40
      const place = isRoomy
        ? `x="${(LABEL_WIDTH + ratioToFloor * scale + 6).toFixed(1)}"`
        : `x="${(LABEL_WIDTH + ratioToFloor * scale - 6).toFixed(1)}" text-anchor="end" fill="#fff"`
      parts.push(
        `<text x="${LABEL_WIDTH - 8}" y="${y + 12}" text-anchor="end">${escape(contender)}</text>`,
        `<rect x="${LABEL_WIDTH}" y="${y}" width="${width}" height="${BAR}" fill="${COLOURS[contender]}"/>`,
        `<text ${place} y="${y + 12}" class="value">${value}</text>`,
      )
      y += BAR + BAR_GAP
    }
    y += GROUP_GAP
  }
  const height = y + BOTTOM
  const axis = ticks.flatMap((tick) => {
    const x = (LABEL_WIDTH + tick * scale).toFixed(1)
    return [
      `<line x1="${x}" y1="${TOP - 6}" x2="${x}" y2="${y}" stroke="${tick === 1 ? '#5b6472' : '#dfe3e8'}"/>`,
      `<text x="${x}" y="${y + 18}" text-anchor="middle">${tick}</text>`,
    ]
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="Requests a second of each gateway, as a ratio to the floor">
<style>text { font: 13px system-ui, 'Source Sans 3', 'DejaVu Sans', sans-serif; fill: #23262a } .title { font-size: 18px; font-weight: 600 } .group { font-weight: 600 } .note { fill: #5b6472 } text[fill] { fill: #fff }</style>
<rect width="${WIDTH}" height="${height}" fill="#fff"/>
<text x="20" y="34" class="title">Requests a second, as a ratio to the floor</text>
<text x="20" y="56" class="note">${escape(subtitle)}</text>
${[...axis, ...parts].join('\n')}
<text x="${LABEL_WIDTH + PLOT / 2}" y="${y + 40}" text-anchor="middle" class="note">requests/s ÷ the floor's in the same round (1 = the floor)</text>
</svg>
`
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
