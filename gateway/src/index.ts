export type { GatewayConfig } from './config.ts'
export type { IssuerConfig } from './identity/issuers.ts'
export { type GatewayOptions, type RunningGateway, startGateway } from './server.ts'
