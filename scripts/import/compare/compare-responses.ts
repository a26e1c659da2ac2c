import { documentedBy, isRange } from "../../generate/model/check-responses.ts";
import { child, type DocumentNode, entries, resolvedChild } from "../../openapi/document-node.ts";
import type { Path } from "../../openapi/problem.ts";
import { compareSchemas, pathOf, type Sides } from "./compare-schemas.ts";
import { compareByName, type Row } from "./comparison-row.ts";
import type { Side } from "./comparison-side.ts";

interface Part {
  readonly text: string;
  readonly path: Path;
  readonly node: DocumentNode;
}

/** The parts of one side by their names: statuses, media types, headers. */
function partsOf(side: Side, around: DocumentNode, text: string, lower = false): Map<string, Part> {
  return new Map(
    entries(around).map(([name, node]) => [
      lower ? name.toLowerCase() : name,
      { text, path: side.origin(node.value, pathOf(side, around)), node: resolvedChild(node) },
    ]),
  );
}

/** Statuses, and of each its media types, their schemas, and its headers. */
export function compareResponses(sides: Sides): Row[] {
  const [here, there] = [sides.here, sides.there].map((side) =>
    partsOf(side, resolvedChild(side.root, "operation", "responses"), "documented"),
  );
  if (here === undefined || there === undefined) return [];
  const subject = (status: string) => `status ${status}`;
  return compareByName(
    withRanges(here, there),
    withRanges(there, here),
    subject,
    (status, ours, theirs) => [
      { verdict: "agreed", subject: subject(status), here: ours, there: theirs },
      ...compareBodies(sides, status, ours.node, theirs.node),
      ...compareHeaders(sides, status, ours.node, theirs.node),
    ],
  );
}

/**
 * The responses of one side by status. Where a range or `default` of one side covers a number of the other, the two
 * are compared under the number.
 */
function withRanges(own: ReadonlyMap<string, Part>, other: ReadonlyMap<string, Part>) {
  const keys = [...own.keys()];
  const others = [...other.keys()].filter((key) => /^\d+$/.test(key));
  const isTold = (key: string) =>
    isRange(key) &&
    !other.has(key) &&
    others.some((one) => documentedBy(Number(one), keys) === key);
  const added = others.flatMap((status): [string, Part][] => {
    const key = own.has(status) ? undefined : documentedBy(Number(status), keys);
    const found = key === undefined ? undefined : own.get(key);
    return found === undefined ? [] : [[status, { ...found, text: `by ${key}` }]];
  });
  return new Map([...[...own].filter(([key]) => !isTold(key)), ...added]);
}

/** The bodies of an answer, or of the request. */
export function compareBodies(
  sides: Sides,
  what: string,
  here: DocumentNode,
  there: DocumentNode,
): Row[] {
  const ours = partsOf(sides.here, resolvedChild(here, "content"), "documented");
  const theirs = partsOf(sides.there, resolvedChild(there, "content"), "documented");
  return compareByName(
    ours,
    theirs,
    (type) => `${what} ${type}`,
    (type, left, right) => {
      const [a, b] = [child(left.node, "schema"), child(right.node, "schema")];
      const subject = `${what} ${type}`;
      if (a.value === undefined && b.value === undefined) return [];
      return compareSchemas(sides, { subject, here: a, there: b });
    },
  );
}

function compareHeaders(
  sides: Sides,
  status: string,
  here: DocumentNode,
  there: DocumentNode,
): Row[] {
  const ours = partsOf(sides.here, resolvedChild(here, "headers"), "documented", true);
  const theirs = partsOf(sides.there, resolvedChild(there, "headers"), "documented", true);
  const subject = (name: string) => `${status} header ${name}`;
  return compareByName(ours, theirs, subject, (name, left, right) =>
    compareSchemas(sides, {
      ...{ subject: subject(name), here: child(left.node, "schema") },
      there: child(right.node, "schema"),
    }),
  );
}
