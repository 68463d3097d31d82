import { type Span, SpanStatusCode, trace, ROOT_CONTEXT } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BasicTracerProvider, BatchSpanProcessor, TraceIdRatioBasedSampler } from '@opentelemetry/sdk-trace-base'
import type { TracesConfig } from '../config.ts'
import type { SubgraphName } from '../supergraph/load.ts'
import type { Outcome } from '../transport/outcome.ts'
import type { UpstreamOutcome } from './metrics.ts'

/**
 * Traces of some of the requests: that there was one, which subgraphs it asked, how long each took and what came of it. A
 * span holds no more than that: nothing of whom, of what or with which document. A client can neither have itself traced
 * nor name a trace: its headers are not read.
 */
export interface Traces {
  /** @param signal the request's own, by which its spans are told to belong together */
  begin(signal: AbortSignal): void
  end(signal: AbortSignal, outcome: Outcome): void
  /** @returns what ends it; `null`: this request is not traced */
  upstream(signal: AbortSignal, subgraph: SubgraphName): ((outcome: UpstreamOutcome) => void) | null
  /** Sends what is left. */
  close(): Promise<void>
}

const NO_TRACES: Traces = {
  begin: () => undefined,
  end: () => undefined,
  upstream: () => null,
  close: () => Promise.resolve(),
}

/** Spans that wait to be sent; beyond it they are dropped. */
const QUEUE = 2_048
const SEND_WITHIN_MS = 3_000

export function openTraces(config: TracesConfig | null): Traces {
  if (config === null) return NO_TRACES
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'samsyn-gateway' }),
    sampler: new TraceIdRatioBasedSampler(config.ratio),
    spanProcessors: [
      new BatchSpanProcessor(new OTLPTraceExporter({ url: config.url, timeoutMillis: SEND_WITHIN_MS }), {
        maxQueueSize: QUEUE,
      }),
    ],
  })
  const tracer = provider.getTracer('samsyn-gateway')
  const spans = new WeakMap<AbortSignal, Span>()
  return {
    begin: (signal) => {
      const span = tracer.startSpan('request', {}, ROOT_CONTEXT)
      if (span.isRecording()) spans.set(signal, span)
    },
    end: (signal, outcome) => {
      const span = spans.get(signal)
      if (span === undefined) return
      spans.delete(signal)
      span.setAttribute('samsyn.outcome', outcome)
      if (outcome !== 'ANSWERED') span.setStatus({ code: SpanStatusCode.ERROR })
      span.end()
    },
    upstream: (signal, subgraph) => {
      const parent = spans.get(signal)
      if (parent === undefined) return null
      const attributes = { 'samsyn.subgraph': subgraph }
      const span = tracer.startSpan('subgraph', { attributes }, trace.setSpan(ROOT_CONTEXT, parent))
      return (outcome) => {
        span.setAttribute('samsyn.outcome', outcome)
        if (outcome !== 'answered') span.setStatus({ code: SpanStatusCode.ERROR })
        span.end()
      }
    },
    close: () => provider.shutdown().catch(() => undefined),
  }
}
