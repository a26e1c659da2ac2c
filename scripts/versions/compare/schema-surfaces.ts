import type { Snapshot } from "../snapshot.ts";
import { code, type Surface } from "./surfaces.ts";

/** `content?: never` is how openapi-typescript says that no body is documented: there is none to lose. */
const surfaceOf = (part: string, type: string): string =>
  part === "responses" ? `Bodies<${type}>` : type;

/** The types that a package exports of its spec. What stands behind a component's name is compared where it is used. */
export function schemaSurfaces(old: Snapshot, next: Snapshot): Surface[] {
  const ids = (side: Snapshot) => side.contract.operations.map(({ id }) => id);
  const operations = ids(old).filter((id) => ids(next).includes(id));
  const words = (name: string) => (path: string) => `${code(name, path)} of the exported types`;
  return [
    ...operations.flatMap((id): Surface[] => {
      const name = `operations[${JSON.stringify(id)}]`;
      return ["parameters", "requestBody", "responses"].map(
        (part): Surface => ({
          ...{ direction: part === "responses" ? "out" : "in", isSecond: true },
          type: (side) => surfaceOf(part, `${side}.${name}[${JSON.stringify(part)}]`),
          subject: words(`operations.${id}.${part}`),
        }),
      );
    }),
    ...["schemas", "responses", "parameters", "requestBodies", "headers"].map(
      (section): Surface => ({
        ...{ direction: "names", isSecond: true },
        type: (side) => `Names<${side}.components[${JSON.stringify(section)}]>`,
        subject: words(`components.${section}`),
      }),
    ),
    {
      ...{ direction: "names", type: (side) => `Names<${side}.paths>`, isSecond: true },
      subject: words("paths"),
    },
  ];
}
