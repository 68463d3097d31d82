import { Counter, Gauge, Registry } from 'prom-client'

/** The metrics of one process. What a label may be is a closed set, and each value is there from the start, at 0. */
export interface ProcessMetrics {
  readonly contentType: string
  metrics(): Promise<string>
  /** @returns what counts so many on */
  count(name: string, help: string): (by: number) => void
  /** @returns what counts one on */
  counter<V extends string>(name: string, help: string, label: string, values: readonly V[]): (value: V) => void
  /** @param read asked each time the metrics are read; `null`: not known, and then it is not told */
  gauge(name: string, help: string, read: () => number | null): void
}

export function openProcessMetrics(): ProcessMetrics {
  const registry = new Registry()
  const registers = [registry]
  return {
    contentType: registry.contentType,
    metrics: () => registry.metrics(),
    count: (name, help) => {
      const counter = new Counter({ name, help, registers })
      return (by) => counter.inc(by)
    },
    counter: (name, help, label, values) => {
      const counter = new Counter({ name, help, registers, labelNames: [label] })
      for (const value of values) counter.inc({ [label]: value }, 0)
      return (value) => counter.inc({ [label]: value })
    },
    gauge: (name, help, read) => {
      const gauge = new Gauge({
        name,
        help,
        registers,
        collect: () => {
          const value = read()
          if (value === null) gauge.remove()
          else gauge.set(value)
        },
      })
    },
  }
}
