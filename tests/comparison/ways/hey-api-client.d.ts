// What is used of the client that hey-api.ts generates: it is not there when types are checked.
declare module "hey-api-client" {
  interface Client {
    readonly request: unknown;
  }
  export function createConfig(config: { baseUrl: string; auth: string }): object;
  export function createClient(config: object): Client;
  export function deleteMember(options: {
    client: Client;
    path: { org_id: string; id: string };
    headers: { "X-Polytomic-Version": string };
    signal: AbortSignal | null;
  }): Promise<unknown>;
}
