export type { Effect, Fault, FaultSource, RetryAfter, Selection } from "./faults/fault.ts";
export type { Answer } from "./faults/respond.ts";
export { createMockServer, type MockServer, type MockServerOptions } from "./mock-server.ts";
export type { MockProvider } from "./provider/mock-provider.ts";
export type { Credentials } from "./security/security-schemes.ts";
export type { ListeningServer } from "./server/listen.ts";
export type { Organization } from "./state/members.ts";
export type { RecordedRequest } from "./state/recorded-request.ts";
