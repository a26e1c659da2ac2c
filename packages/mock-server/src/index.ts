export type { Effect, Fault, FaultSource, RetryAfter, Selection } from "./fault.ts";
export type { ListeningServer } from "./listen.ts";
export type { Organization } from "./members.ts";
export { createMockServer, type MockServer, type MockServerOptions } from "./mock-server.ts";
export type { Answer, MockProvider, RecordedRequest } from "./provider.ts";
export type { Credentials } from "./security.ts";
