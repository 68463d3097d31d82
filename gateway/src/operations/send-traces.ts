import { type Span, SpanStatusCode, trace, ROOT_CONTEXT } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BasicTracerProvider, BatchSpanProcessor, TraceIdRatioBasedSampler } from '@opentelemetry/sdk-trace-base'
import type { TracesConfig } from '../config.ts'
import type { Traces } from './traces.ts'

/** Spans that wait to be sent; beyond it they are dropped. */
const QUEUE = 2_048
const SEND_WITHIN_MS = 3_000

/** Makes traces of so many of the requests, and sends them when they are over. What cannot be sent is lost. */
export function sendTraces(config: TracesConfig): Traces {
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
