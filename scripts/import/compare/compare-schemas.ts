import { type DocumentNode, resolve } from "../../openapi/document-node.ts";
import { type Path, toPointer } from "../../openapi/problem.ts";
import { type Shape, shapeOf } from "../../openapi/schema-shape.ts";
import { compareByName, compareStatements, type Row } from "./comparison-row.ts";
import type { Side } from "./comparison-side.ts";

/** A schema of each side, and what the rows call it. */
interface Pair {
  readonly here: DocumentNode;
  readonly there: DocumentNode;
  readonly subject: string;
}

export interface Sides {
  readonly here: Side;
  readonly there: Side;
}

const depthLimit = 24;

/** One row for each difference of two schemas, or one that says that they agree. */
export function compareSchemas(sides: Sides, pair: Pair): Row[] {
  const rows = differences(sides, pair, new Set(), 0).filter(({ verdict }) => verdict !== "agreed");
  if (rows.length > 0) return rows;
  const here = { text: "the same", path: pathOf(sides.here, pair.here) };
  return [
    {
      verdict: "agreed",
      subject: pair.subject,
      here,
      there: { text: "the same", path: pathOf(sides.there, pair.there) },
    },
  ];
}

function differences(sides: Sides, pair: Pair, seen: Set<string>, depth: number): Row[] {
  const here = resolve(pair.here);
  const there = resolve(pair.there);
  const key = `${toPointer(here.path)} ${toPointer(there.path)}`;
  if (seen.has(key) || depth > depthLimit) return [];
  seen.add(key);
  const [a, b] = [shapeOf(here), shapeOf(there)];
  const paths = { here: pathOf(sides.here, here), there: pathOf(sides.there, there) };
  const below = (subject: string, left: DocumentNode, right: DocumentNode) =>
    differences(sides, { subject, here: left, there: right }, seen, depth + 1);
  return [
    ...compareKeywords(pair.subject, a, b, paths),
    ...compareProperties(sides, pair.subject, a, b, below),
    ...compareParts(pair.subject, a, b, paths, below),
  ];
}

interface Paths {
  readonly here: Path;
  readonly there: Path;
}
type Below = (subject: string, here: DocumentNode, there: DocumentNode) => readonly Row[];

/** Types, values, formats and bounds. */
export function compareKeywords(
  subject: string,
  a: Shape,
  b: Shape,
  { here, there }: Paths,
): Row[] {
  const said = ({ keywords }: Shape, path: Path) =>
    new Map([...keywords].map(([key, text]) => [key, { text, path }]));
  return compareByName(
    said(a, here),
    said(b, there),
    (key) => `${subject}: ${key}`,
    (key, left, right) =>
      [compareStatements(`${subject}: ${key}`, left, right)].filter((row) => row !== undefined),
  );
}

function compareProperties(sides: Sides, subject: string, a: Shape, b: Shape, below: Below): Row[] {
  const said = (side: Side, shape: Shape) =>
    new Map(
      [...shape.properties].map(([name, node]) => {
        const text = shape.required.has(name) ? "required" : "optional";
        return [name, { text, path: pathOf(side, node), node }];
      }),
    );
  const named = (name: string) => `${subject} /${name}`;
  return compareByName(said(sides.here, a), said(sides.there, b), named, (name, left, right) => [
    ...[compareStatements(`${named(name)}: required`, left, right)].filter(
      (row) => row !== undefined,
    ),
    ...below(named(name), left.node, right.node),
  ]);
}

/** Items, further properties and alternatives, which have no names. */
function compareParts(
  subject: string,
  a: Shape,
  b: Shape,
  { here, there }: Paths,
  below: Below,
): Row[] {
  const rows: Row[] = [];
  const add = (what: string, left: string | undefined, right: string | undefined) => {
    const row = compareStatements(
      `${subject}: ${what}`,
      left === undefined ? undefined : { text: left, path: here },
      right === undefined ? undefined : { text: right, path: there },
    );
    if (row !== undefined && row.verdict !== "agreed") rows.push(row);
  };
  if (a.items && b.items) rows.push(...below(`${subject} /*`, a.items, b.items));
  else add("items", a.items && "described", b.items && "described");
  if (a.others && b.others) rows.push(...below(`${subject} /…`, a.others, b.others));
  else add("further properties", othersOf(a), othersOf(b));
  if (a.choices.length === b.choices.length) {
    a.choices.forEach((choice, index) => {
      const other = b.choices[index];
      if (other !== undefined)
        rows.push(...below(`${subject} (alternative ${index + 1})`, choice, other));
    });
  } else add("alternatives", countOf(a), countOf(b));
  return rows;
}

const othersOf = ({ others }: Shape): string | undefined =>
  others === false ? "none" : others && "described";

const countOf = ({ choices }: Shape): string | undefined =>
  choices.length === 0 ? undefined : String(choices.length);

/** Where a schema stands in its own document. */
export function pathOf(side: Side, node: DocumentNode): Path {
  return side.origin(node.value, side.found.operation.path);
}
