import type { Credentials, ListeningServer, MockProvider } from "@offboard/mock-server";
import type { ClientOptions } from "@offboard/runtime";
import type { Client, CredentialOptions, Provider } from "../support/providers.ts";
import { nowhere } from "./possible-faults.ts";
import type { Removal } from "./removal.ts";

/** The clients that call a provider of the soak, and the credentials that it accepts. */
export interface Clients {
  /** The client that makes a removal: its own, or the one that all with the same kind of credentials share. */
  enter(removal: Removal): Client;
  /** To be called when the call is over: the credentials of its own client are accepted no longer. */
  leave(removal: Removal): void;
  /** Accepts other credentials from now on. The shared clients ask for them at every attempt. */
  rotate(): void;
  /** Whose client it is that has this id, where it is one's own. */
  ownerOf(clientId: string | null): Removal | undefined;
}

export function createClients(
  { slug, create }: Provider,
  mock: MockProvider,
  server: ListeningServer,
  options: ClientOptions,
): Clients {
  const kinds = mock.credentials;
  const shared = new Map<Credentials, Client>();
  const own = new Map<Removal, Credentials>();
  let generation = 0;

  const current = (value: string): string => `${value}-${generation}`;
  const accept = (): void => {
    mock.credentials = [...kinds.map((kind) => each(kind, current)), ...own.values()];
  };
  const clientOf = ({ drawn, isExchanged }: Removal, given: CredentialOptions): Client =>
    create({
      ...options,
      baseUrl: drawn.obstacle === "nobody listens" ? nowhere : server.baseUrl(slug),
      ...(isExchanged && { tokenUrl: server.tokenUrl(slug) }),
      ...given,
    });
  const createShared = (removal: Removal): Client => {
    const given = each(removal.credentials, (value) => async () => current(value));
    return clientOf(removal, given);
  };
  const createOwn = (removal: Removal): Client => {
    const values = each(removal.credentials, (value) => `${value}-of-${removal.index}`);
    own.set(removal, values);
    accept();
    const closed = () => Promise.reject(new Error("The store of secrets is closed."));
    const throws = removal.drawn.obstacle === "a credential throws";
    return clientOf(removal, throws ? each(values, () => closed) : values);
  };
  accept();
  return {
    enter(removal) {
      if (removal.hasOwnClient) return createOwn(removal);
      const client = shared.get(removal.credentials) ?? createShared(removal);
      shared.set(removal.credentials, client);
      return client;
    },
    leave(removal) {
      if (own.delete(removal)) accept();
    },
    rotate() {
      generation += 1;
      accept();
    },
    ownerOf: (id) => [...own].find(([, { clientId }]) => clientId === id)?.[0],
  };
}

function each<Value>(
  credentials: Credentials,
  change: (value: string) => Value,
): Record<string, Value> {
  const entries = Object.entries(credentials);
  return Object.fromEntries(entries.map(([name, value]) => [name, change(value)]));
}
