import { namesOf } from "../../generate/model/names.ts";
import type { Snapshot } from "../../release/baseline.ts";
import { exportedNames } from "./declaration.ts";

/** One package, as it was released and as it is now. */
export interface Pair {
  readonly slug: string;
  readonly old: Snapshot;
  readonly next: Snapshot;
}

/**
 * `in`: what a caller passes, where the old has to fit the new. `out`: what a caller gets, the other way round.
 * `names`: what a caller writes, a union of names that must all be there.
 */
export type Direction = "in" | "out" | "names";

/** One part of what a package's users see, as a type of the old and of the new package. */
export interface Surface {
  readonly direction: Direction;
  /** The type, where `side` is the module of one of the two packages. */
  readonly type: (side: Side) => string;
  /** Words for a part of it, by its path in the type; empty for the whole. */
  readonly subject: (path: string) => string;
  /** Told of only where it says more than the surfaces before it: it shows the same change again. */
  readonly isSecond?: true;
}

export type Side = "old" | "next";

/** What the surfaces' types are written with. */
export const helpers = `
type Keys<T> = T extends unknown ? keyof T : never;
type Without<T, K> = { [Key in keyof [T][0] as Exclude<Key, K>]: T[Key] };
type Bodies<T> = { [S in keyof T]: T[S] extends { content: object } ? T[S] : Omit<T[S], "content"> };
type Names<T> = [T] extends [never] ? never : keyof T & string;
type Guarded<F> = F extends (error: unknown) => error is infer E ? E : unknown;
type BodyOf<E, S> = E extends { status: infer T; body: infer B } ? (S extends T ? B : never) : never;
`;

/** Names as code, for the text of a changeset. */
const code = (...parts: readonly string[]): string =>
  `\`${parts.filter(Boolean).join(".").replaceAll(".[", "[").replaceAll("`", "'")}\``;

/** All that is compared of two versions of a package, what users see most of first. */
export function surfacesOf({ slug, old, next }: Pair): Surface[] {
  const names = namesOf(slug);
  const { credentials, options, client, error, create, isError } = names;
  // What is gone is told of by its name.
  const isThere = exportedInBoth(old, next);
  const when = (name: string, ...surfaces: Surface[]) => (isThere(name) ? surfaces : []);
  return [
    ...when("DeleteMemberParameters", {
      ...{ direction: "in", type: (side) => `${side}.DeleteMemberParameters` },
      subject: (path) => (path ? `The parameter ${code(path)}` : "What `deleteMember` takes"),
    }),
    ...when(credentials, {
      ...{ direction: "in", type: (side) => `${side}.${credentials}` },
      subject: (path) => (path ? `The credential ${code(path)}` : "The client"),
    }),
    ...when(isThere(credentials) ? options : "", {
      direction: "in",
      type: (side) => `Without<${side}.${options}, Keys<${side}.${credentials}>>`,
      subject: (path) => (path ? `The option ${code(path)}` : "The client"),
    }),
    ...when("DeleteMemberData", {
      ...{ direction: "out", type: (side) => `${side}.DeleteMemberData` },
      subject: (path) => (path ? `The field ${code("data", path)}` : code("data")),
    }),
    ...when(error, ...bodySurfaces(error, old, next)),
    ...when(error, {
      ...{ direction: "out", type: (side) => `${side}.${error}`, isSecond: true },
      subject: (path) => code("error", path),
    }),
    ...when(isError, {
      ...{ direction: "out", type: (side) => `Guarded<typeof ${side}.${isError}>`, isSecond: true },
      subject: (path) => `What ${code(isError)} tells${path && ` (${code(path)})`}`,
    }),
    ...when("deleteMemberOperation", {
      ...{ direction: "out", type: (side) => `typeof ${side}.deleteMemberOperation` },
      ...{ subject: (path) => code("deleteMemberOperation", path), isSecond: true },
    }),
    ...when(create, {
      direction: "in",
      type: (side) => `Parameters<typeof ${side}.${create}>`,
      subject: (path) => `What \`${create}\` takes${path && ` (${code(path)})`}`,
      isSecond: true,
    }),
    ...when(client, ...clientSurfaces(client, old, next)),
    ...schemaSurfaces(old, next),
  ];
}

function exportedInBoth(old: Snapshot, next: Snapshot): (name: string) => boolean {
  const [before, after] = [old, next].map((side) => new Set(exportedNames(side.declaration)));
  return (name) => before?.has(name) === true && after?.has(name) === true;
}

/** The bodies of failures, as `switch (error.status)` narrows them. That a status is new or gone is told already. */
function bodySurfaces(error: string, old: Snapshot, next: Snapshot): Surface[] {
  return statusesOf(old, next).map(
    (status): Surface => ({
      ...{ direction: "out", type: (side) => `BodyOf<${side}.${error}, ${status}>` },
      subject: (path) => `${path ? "The field " : ""}${code("error.body", path)} of a ${status}`,
      ...(isDocumented(old, status) !== isDocumented(next, status) && { isSecond: true }),
    }),
  );
}

/** By its number, its range or `default` (OpenAPI 3.1 §4.8.16, Responses Object). */
const isDocumented = (side: Snapshot, status: number): boolean =>
  [String(status), `${Math.floor(status / 100)}XX`, "default"].some((name) =>
    removal(side).includes(name),
  );

const removal = ({ contract }: Snapshot) =>
  contract.operations.find(({ id }) => id === "deleteMember")?.statuses ?? [];

/** The failures that one of the two documents, and one status for each range, where there are ranges. */
function statusesOf(old: Snapshot, next: Snapshot): number[] {
  const named = [...removal(old), ...removal(next)];
  const numbers = new Set(named.map(Number).filter((status) => status >= 300));
  if (named.some((status) => !/^\d+$/.test(status)))
    for (const first of [400, 500]) {
      const free = Array.from({ length: 100 }, (_, index) => first + index);
      numbers.add(free.find((status) => !numbers.has(status)) ?? first);
    }
  return [...numbers].sort((a, b) => a - b);
}

/** What the client has, its call, and openapi-fetch's typed calls of the paths that both have. */
function clientSurfaces(client: string, old: Snapshot, next: Snapshot): Surface[] {
  const isKept = ({ method, path }: Snapshot["contract"]["operations"][number]) =>
    next.contract.operations.some((other) => other.method === method && other.path === path);
  const member = (side: Side) => `${side}.${client}["deleteMember"]`;
  const words = "`deleteMember`";
  return [
    {
      ...{ direction: "names", type: (side) => `Names<${side}.${client}>`, isSecond: true },
      subject: (path) => `The client's ${code(path)}`,
    },
    {
      ...{ direction: "in", type: (side) => `Parameters<${side}.${client}["use"]>` },
      ...{ isSecond: true, subject: () => "`use` of the client" },
    },
    argumentOf(member, 0, words),
    ...resultsOf(member, ["data", "response", "requestId", "attempts"], words),
    argumentOf(member, 1, `the options of ${words}`),
    argumentOf((side) => `${member(side)}["request"]`, 0, "`deleteMember.request`"),
    ...old.contract.operations.filter(isKept).flatMap(({ method, path }): Surface[] => {
      const call = (side: Side) => `typeof ${side}Client.${method}<${JSON.stringify(path)}>`;
      const words = `the typed call \`${method} ${path}\``;
      return [argumentOf(call, 1, words), ...resultsOf(call, ["data", "error", "response"], words)];
    }),
  ];
}

const argumentOf = (call: (side: Side) => string, position: number, words: string): Surface => ({
  ...{ direction: "in", type: (side) => `Parameters<${call(side)}>[${position}]` },
  ...{ subject: (path) => `${path ? code(path) : "What is passed"} of ${words}`, isSecond: true },
});

const resultsOf = (
  call: (side: Side) => string,
  parts: readonly string[],
  words: string,
): Surface[] =>
  parts.map((part) => ({
    ...{ direction: "out", type: (side) => `Awaited<ReturnType<${call(side)}>>["${part}"]` },
    ...{ subject: (path) => `${code(part, path)} of ${words}`, isSecond: true },
  }));

/** The types that a package exports of its spec. What stands behind a component's name is compared where it is used. */
function schemaSurfaces(old: Snapshot, next: Snapshot): Surface[] {
  const ids = (side: Snapshot) => side.contract.operations.map(({ id }) => id);
  const surface = (direction: Direction, name: string, type: Surface["type"]): Surface => ({
    ...{ direction, type, isSecond: true },
    subject: (path) => `${code(name, path)} of the exported types`,
  });
  return [
    ...ids(old)
      .filter((id) => ids(next).includes(id))
      .flatMap((id) => {
        const name = `operations.${id}`;
        const part = (side: Side, key: string) =>
          `${side}.operations[${JSON.stringify(id)}]["${key}"]`;
        return [
          surface("in", `${name}.parameters`, (side) => part(side, "parameters")),
          surface("in", `${name}.requestBody`, (side) => part(side, "requestBody")),
          // `content?: never` is how openapi-typescript says that no body is documented: there is none to lose.
          surface("out", `${name}.responses`, (side) => `Bodies<${part(side, "responses")}>`),
        ];
      }),
    ...["schemas", "responses", "parameters", "requestBodies", "headers"].map((section) =>
      surface(
        "names",
        `components.${section}`,
        (side) => `Names<${side}.components["${section}"]>`,
      ),
    ),
    surface("names", "paths", (side) => `Names<${side}.paths>`),
  ];
}
