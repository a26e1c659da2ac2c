import { at, entries, isMapping, items, type Mapping, rawAt } from "../generate/place.ts";
import { ungapped } from "../new-provider/gap.ts";
import { wireOf } from "../new-provider/wire-form.ts";
import { word } from "../new-provider/word.ts";
import { compareBodies } from "./compare-responses.ts";
import { compareKeywords, pathOf, type Sides } from "./compare-schemas.ts";
import { compareNamed, compareSaid, type Row, type Said } from "./row.ts";
import { shapeOf } from "./schema-shape.ts";
import { basePathOf, type Side, serversOf } from "./side.ts";

/** Method, path, servers, credentials, parameters and body. */
export function compareRequest(sides: Sides): Row[] {
  const { here, there } = sides;
  const request = (side: Side, text: string): Said => ({ text, path: side.found.operation.path });
  const path = (side: Side) => basePathOf(side.converted.servers) + side.found.path;
  const rows = [
    compareSaid("method", request(here, here.found.method), request(there, there.found.method)),
    compareSaid("path", request(here, path(here)), request(there, path(there))),
  ];
  return [
    ...rows.filter((row) => row !== undefined),
    ...compareNamed(
      serversOf(here),
      serversOf(there),
      () => "server",
      (_, ours, theirs) => [{ verdict: "agreed", subject: "server", here: ours, there: theirs }],
    ),
    ...compareSecurity(credentialsOf(here), credentialsOf(there)),
    ...compareParameters(sides),
    ...compareRequestBody(sides),
  ];
}

/** What both name agrees; one that only they name and one that only we name contradict each other. */
function compareSecurity(here: Map<string, Said>, there: Map<string, Said>): Row[] {
  const rows = compareNamed(
    here,
    there,
    () => "security",
    (_, ours, theirs) => [{ verdict: "agreed", subject: "security", here: ours, there: theirs }],
  );
  const ours = rows.filter(({ verdict }) => verdict === "missing there");
  const theirs = rows.filter(({ verdict }) => verdict === "missing here");
  const [left, right] = [ours[0]?.here, theirs[0]?.there];
  if (ours.length !== 1 || theirs.length !== 1 || left === undefined || right === undefined)
    return rows;
  const verdict = isVague(right.text, left.text) ? "agreed" : "contradicting";
  const both: Row = { verdict, subject: "security", here: left, there: right };
  return [...rows.filter(({ verdict }) => verdict === "agreed"), both];
}

/** OpenAPI has no word for what stands before a key in Authorization: a document that says no more agrees. */
function isVague(theirs: string, ours: string): boolean {
  const named = "header authorization";
  return theirs === named && (["bearer", "basic"].includes(ours) || ours.startsWith(named));
}

/** Each alternative as it looks on the wire: names of schemes are each document's own. */
function credentialsOf({ converted, found }: Side): Map<string, Said> {
  const security = ungapped(converted.security);
  const alternatives = Array.isArray(security) ? security.filter(isMapping) : [];
  return new Map(
    alternatives.map((alternative) => {
      const parts = Object.entries(alternative).map(([name, scopes]) =>
        wireOf(converted.securitySchemes[name], scopes),
      );
      const text = parts.length === 0 ? "nothing" : parts.sort().join(" + ");
      const path = converted.conversion.origins.get(alternative) ?? found.operation.path;
      return [text, { text, path }];
    }),
  );
}

function parametersOf(side: Side): Map<string, Said & { place: ReturnType<typeof at> }> {
  return new Map(
    items(at(side.root, "operation", "parameters")).map((place) => {
      const { name, in: where, required } = place.value as Mapping;
      const written = where === "header" ? word(name).toLowerCase() : word(name);
      const text = required === true ? "required" : "optional";
      return [`${word(where)} ${written}`, { text, path: pathOf(side, place), place }];
    }),
  );
}

function compareParameters({ here, there }: Sides): Row[] {
  const subject = (name: string) => `parameter ${name}`;
  const rows = compareNamed(
    parametersOf(here),
    parametersOf(there),
    subject,
    (name, ours, theirs) => {
      const [a, b] = [ours, theirs].map(({ place }) => rawAt(place, "schema"));
      const row = compareSaid(subject(name), ours, theirs);
      if (a === undefined || b === undefined || row === undefined) return [];
      const paths = { here: ours.path, there: theirs.path };
      // A constant header is optional in a spec, and always sent.
      const constant = entries(a).some(([key]) => key === "const");
      const presence: Row = constant ? { ...row, verdict: "agreed" } : row;
      return [presence, ...compareKeywords(subject(name), shapeOf(a), shapeOf(b), paths)];
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

function compareRequestBody(sides: Sides): Row[] {
  const [ours, theirs] = [sides.here, sides.there].map((side) =>
    at(side.root, "operation", "requestBody"),
  );
  if (ours === undefined || theirs === undefined) return [];
  return compareBodies(sides, "request body", ours, theirs);
}
