import { writeFile } from 'node:fs/promises'
import { drawChart } from './chart.ts'
import type { Dimension, Point } from './dimension.ts'
import { findExponent } from './exponent.ts'
import { replaceSection } from './replace-section.ts'

export interface Judgement {
  readonly name: string
  readonly exponent: number | null
  readonly holds: boolean
}

export function judgeGrowth({ series }: Dimension, points: readonly Point[]): readonly Judgement[] {
  return series.map(({ name, most }) => {
    const exponent = findExponent(points, name)
    return { name, exponent, holds: exponent === null || exponent <= most }
  })
}

/** The table of a dimension, as Markdown. */
export function writeTable({ counts, series }: Dimension, points: readonly Point[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const heads = [counts, ...series.map(({ name, unit }) => `${name}, ${unit}`)]
  return [
    row(heads),
    row(heads.map(() => '---:')),
    ...points.map(({ size, values }) =>
      row([size.toLocaleString('en'), ...series.map(({ name }) => writeFigure(values[name]))]),
    ),
    row([
      'exponent',
      ...series.map(({ name, most }) => {
        const exponent = findExponent(points, name)
        return exponent === null ? '' : `**${exponent.toFixed(2)}** (≤ ${most})`
      }),
    ]),
  ].join('\n')
}

/** Draws the chart beside this file, and puts the dimension's section of RESULTS.md in place of the one that is there. */
export async function keepResults(dimension: Dimension, points: readonly Point[]): Promise<void> {
  const { name, title, how } = dimension
  await writeFile(new URL(`${name}.svg`, import.meta.url), drawChart(dimension, points))
  const section = `### ${title}\n\n${how}\n\n![${title}](growth/${name}.svg)\n\n${writeTable(dimension, points)}\n`
  await replaceSection(`growth: ${name}`, section)
}

function writeFigure(value: number | undefined): string {
  if (value === undefined) return ''
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3)
}
