import {
  child,
  entries,
  items,
  type Mapping,
  resolvedChild,
  toText,
} from "../../openapi/document-node.ts";
import { shapeOf } from "../../openapi/schema-shape.ts";
import { pathShape } from "../document/find-operation.ts";
import { compareRequestBody } from "./compare-request-body.ts";
import { compareKeywords, pathOf, type Sides } from "./compare-schemas.ts";
import { compareSecurity, credentialsOf } from "./compare-security.ts";
import { compareByName, compareStatements, type Row, type Statement } from "./comparison-row.ts";
import { basePathOf, isServerOpen, type Side, serversOf } from "./comparison-side.ts";

/** Method, path, servers, credentials, parameters and body. */
export function compareRequest(sides: Sides): Row[] {
  const { here, there } = sides;
  const request = (side: Side, text: string): Statement => ({
    text,
    path: side.found.operation.path,
  });
  const isOpen = isServerOpen(there.converted);
  // If the document leaves its servers open, our server may hold a part of the path.
  const isPart = isOpen && pathShape(there.found.path) === pathShape(here.found.path);
  const path = (side: Side) =>
    isPart ? side.found.path : basePathOf(side.converted.servers) + side.found.path;
  const rows = [
    compareStatements(
      "method",
      request(here, here.found.method),
      request(there, there.found.method),
    ),
    compareStatements("path", request(here, path(here)), request(there, path(there))),
  ];
  return [
    ...rows.filter((row) => row !== undefined),
    ...(isOpen ? openServers(sides) : compareServers(sides)),
    ...compareSecurity(credentialsOf(here), credentialsOf(there)),
    ...compareParameters(sides),
    ...compareRequestBody(sides),
  ];
}

function compareServers({ here, there }: Sides): Row[] {
  return compareByName(
    serversOf(here),
    serversOf(there),
    () => "server",
    (_, ours, theirs) => {
      const isPlain = [ours, theirs].map(({ text }) => text.startsWith("http:"));
      const verdict = isPlain[0] === isPlain[1] ? "agreed" : "narrowed";
      return [{ verdict, subject: "server", here: ours, there: theirs }];
    },
  );
}

function openServers({ here, there }: Sides): Row[] {
  const found: Statement = { text: "where it was found", path: there.document.root.path };
  return [...serversOf(here).values()].map((ours) => ({
    ...{ verdict: "left open", subject: "server", here: ours, there: found },
  }));
}

function parametersOf(
  side: Side,
): Map<string, Statement & { node: ReturnType<typeof resolvedChild> }> {
  return new Map(
    items(resolvedChild(side.root, "operation", "parameters")).map((node) => {
      const { name, in: where, required } = node.value as Mapping;
      const written = where === "header" ? toText(name).toLowerCase() : toText(name);
      const text = required === true ? "required" : "optional";
      return [`${toText(where)} ${written}`, { text, path: pathOf(side, node), node }];
    }),
  );
}

function compareParameters({ here, there }: Sides): Row[] {
  const subject = (name: string) => `parameter ${name}`;
  const rows = compareByName(
    parametersOf(here),
    parametersOf(there),
    subject,
    (name, ours, theirs) => {
      const [a, b] = [ours, theirs].map(({ node }) => child(node, "schema"));
      const row = compareStatements(subject(name), ours, theirs);
      if (a === undefined || b === undefined || row === undefined) return [];
      const paths = { here: ours.path, there: theirs.path };
      return [
        entries(a).some(([key]) => key === "const") ? alwaysSent(row) : row,
        ...compareKeywords(subject(name), shapeOf(a), shapeOf(b), paths),
      ];
    },
  );
  // Documents without security schemes say in parameters what a spec says in `security`.
  const credentials = [...credentialsOf(here)].flatMap(([wire, said]) =>
    wire.split(" + ").map((part) => [subject(part), { ...said, text: "a credential" }] as const),
  );
  const sent = new Map(credentials);
  return rows.map((row) => {
    const credential = row.verdict === "missing here" ? sent.get(row.subject) : undefined;
    return credential === undefined ? row : { ...row, verdict: "agreed", here: credential };
  });
}

/** A constant may be optional in a spec, and is always sent. */
function alwaysSent(row: Row): Row {
  if (row.verdict !== "contradicting") return row;
  return { ...row, verdict: row.there?.text === "optional" ? "narrowed" : "agreed" };
}
