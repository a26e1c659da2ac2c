export type { Effect, Fault, FaultSource, RetryAfter, Selection } from "./faults/fault.ts";
export { createMockServer, type MockServer, type MockServerOptions } from "./mock-server.ts";
export type { Answer, MockProvider, RecordedRequest } from "./provider/mock-provider.ts";
export type { Credentials } from "./security/security-requirements.ts";
export type { ListeningServer } from "./server/listen.ts";
export type { Organization } from "./state/members.ts";
