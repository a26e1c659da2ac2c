import type { Snapshot } from "../snapshot.ts";
import { code, type Surface } from "./surfaces.ts";

/** What the client has, its call, and openapi-fetch's typed calls of the paths that both have. */
export function clientSurfaces(client: string, old: Snapshot, next: Snapshot): Surface[] {
  const calls = old.contract.operations
    .filter(({ method, path }) =>
      next.contract.operations.some((other) => other.method === method && other.path === path),
    )
    .map(({ method, path }) => ({
      call: `typeof SIDEClient.${method}<${JSON.stringify(path)}>`,
      ...{ argument: 1, parts: ["data", "error", "response"] },
      words: `the typed call \`${method} ${path}\``,
    }));
  const member = `SIDE.${client}["deleteMember"]`;
  const words = "`deleteMember`";
  const operations = [
    { call: member, argument: 0, parts: ["data", "response", "requestId", "attempts"], words },
    { call: member, argument: 1, parts: [], words: `the options of ${words}` },
    { call: `${member}["request"]`, argument: 0, parts: [], words: "`deleteMember.request`" },
  ];
  return [
    {
      ...{ direction: "names", type: (side) => `Names<${side}.${client}>`, isSecond: true },
      subject: (path) => `The client's ${code(path)}`,
    },
    {
      ...{ direction: "in", type: (side) => `Parameters<${side}.${client}["use"]>` },
      ...{ isSecond: true, subject: () => "`use` of the client" },
    },
    ...[...operations, ...calls].flatMap(({ call, argument, parts, words }): Surface[] => [
      {
        ...{ direction: "in", isSecond: true },
        type: (side) => `Parameters<${call.replace("SIDE", side)}>[${argument}]`,
        subject: (path) => `${path ? code(path) : "What is passed"} of ${words}`,
      },
      ...parts.map(
        (part): Surface => ({
          ...{ direction: "out", isSecond: true },
          type: (side) => `Awaited<ReturnType<${call.replace("SIDE", side)}>>["${part}"]`,
          subject: (path) => `${code(part, path)} of ${words}`,
        }),
      ),
    ]),
  ];
}
