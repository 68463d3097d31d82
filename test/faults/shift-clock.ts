/**
 * Preloaded into one process (`--import`): its clock is off by `CLOCK_SHIFT_MS`, as a machine's clock can be. What measures
 * durations (`performance.now`) goes on as before.
 */
const shift = Number(process.env['CLOCK_SHIFT_MS'] ?? '0')
const RealDate = Date
const readNow = RealDate.now.bind(RealDate)

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [readNow() + shift] : args, newTarget) as object,
  apply: () => new RealDate(readNow() + shift).toString(),
  get: (target, name, receiver) =>
    name === 'now' ? () => readNow() + shift : (Reflect.get(target, name, receiver) as unknown),
})
