import { isMapping } from "../../openapi/document-node.ts";
import { credentialSignature } from "../convert/credential-signature.ts";
import { decidedValue } from "../convert/todo.ts";
import { compareByName, type Row, type Statement } from "./comparison-row.ts";
import type { Side } from "./comparison-side.ts";

/** Alternatives of both sides agree. If each side has exactly one of its own, the two contradict. */
export function compareSecurity(
  here: Map<string, Statement>,
  there: Map<string, Statement>,
): Row[] {
  const rows = compareByName(
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
export function credentialsOf({ converted, found }: Side): Map<string, Statement> {
  const security = decidedValue(converted.security);
  const alternatives = Array.isArray(security) ? security.filter(isMapping) : [];
  return new Map(
    alternatives.map((alternative) => {
      const parts = Object.entries(alternative).map(([name, scopes]) =>
        credentialSignature(converted.securitySchemes[name], scopes),
      );
      const text = parts.length === 0 ? "nothing" : parts.sort().join(" + ");
      const path = converted.conversion.origins.get(alternative) ?? found.operation.path;
      return [text, { text, path }];
    }),
  );
}
