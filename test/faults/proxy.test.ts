import { connect, createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Proxy, startProxy } from './proxy.ts'

let server: Server
let proxy: Proxy
let received: string[]
const sockets: Socket[] = []

beforeEach(async () => {
  received = []
  server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => undefined)
    socket.on('data', (data) => {
      received.push(data.toString())
      socket.write(`re: ${data.toString()}`)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  proxy = await startProxy({ host: '127.0.0.1', port: (server.address() as AddressInfo).port })
})

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await proxy.close()
  await new Promise((resolve) => server.close(resolve))
})

async function open(): Promise<Socket> {
  const socket = connect(proxy.port, proxy.host)
  sockets.push(socket)
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  return socket
}

async function ask(socket: Socket, text: string): Promise<string> {
  const answer = once(socket, 'data')
  socket.write(text)
  return String((await answer)[0])
}

it('passes on what is sent and what is answered', async () => {
  const socket = await open()
  expect(await ask(socket, 'one')).toBe('re: one')
  expect(await ask(socket, 'two')).toBe('re: two')
})

it('breaks every connection when it is cut, and takes none until it is mended', async () => {
  const socket = await open()
  await ask(socket, 'one')
  const closed = once(socket, 'close')
  proxy.cut()
  await closed
  await once(await open(), 'close')
  proxy.mend()
  expect(await ask(await open(), 'two')).toBe('re: two')
})

it('cuts those who have subscribed, and nobody else', async () => {
  const [subscriber, other] = [await open(), await open()]
  await ask(subscriber, 'SUBSCRIBE hints')
  await ask(other, 'GET')
  const closed = once(subscriber, 'close')
  proxy.cutSubscribers()
  await closed
  expect(await ask(other, 'GET')).toBe('re: GET')
})

it('holds back a request that matches, which arrives when it is mended', async () => {
  const [held, other] = [await open(), await open()]
  const isHeld = proxy.holdWhen('requests', /commit/)
  const answer = once(held, 'data')
  held.write('commit')
  await isHeld
  expect(await ask(other, 'commit')).toBe('re: commit')
  expect(received).toEqual(['commit'])
  proxy.mend()
  expect(String((await answer)[0])).toBe('re: commit')
  expect(received).toEqual(['commit', 'commit'])
})

it('holds back the reply to a request that matches, though the request arrived', async () => {
  const socket = await open()
  const isHeld = proxy.holdWhen('replies', /commit/)
  const answer = once(socket, 'data')
  socket.write('commit')
  await isHeld
  expect(await ask(await open(), 'read')).toBe('re: read')
  expect(received).toEqual(['commit', 'read'])
  proxy.mend()
  expect(String((await answer)[0])).toBe('re: commit')
})

it('lets a request arrive and its reply be lost', async () => {
  const socket = await open()
  const isLost = proxy.swallowReplyTo(/commit/)
  const closed = once(socket, 'close')
  let answered = ''
  socket.on('data', (data) => {
    answered += data.toString()
  })
  socket.write('commit')
  await Promise.all([isLost, closed])
  expect(received).toEqual(['commit'])
  expect(answered).toBe('')
  expect(await ask(await open(), 'commit')).toBe('re: commit')
})

it('lets a request be lost on its way', async () => {
  const socket = await open()
  const isLost = proxy.swallowRequest(/commit/)
  const closed = once(socket, 'close')
  socket.write('commit')
  await Promise.all([isLost, closed])
  expect(received).toEqual([])
})
