import { child, type DocumentNode, resolvedChild } from "../../openapi/document-node.ts";
import { compareBodies } from "./compare-responses.ts";
import { pathOf, type Sides } from "./compare-schemas.ts";
import { compareStatements, type Row, type Statement } from "./comparison-row.ts";
import type { Side } from "./comparison-side.ts";

/** The body of the request, in the media type that ours is sent in. */
export function compareRequestBody(sides: Sides): Row[] {
  const [ours, theirs] = [sides.here, sides.there].map((side) =>
    resolvedChild(side.root, "operation", "requestBody"),
  );
  if (ours === undefined || theirs === undefined) return [];
  const said = (side: Side, node: DocumentNode): Statement | undefined =>
    node.value === undefined
      ? undefined
      : {
          text: child(node, "required").value === true ? "required" : "optional",
          path: pathOf(side, node),
        };
  const subject = "request body";
  const whole = compareStatements(subject, said(sides.here, ours), said(sides.there, theirs));
  if (whole?.here === undefined || whole.there === undefined) return whole ? [whole] : [];
  const isKept = whole.verdict !== "agreed" && whole.here.text === "required";
  return [
    isKept ? { ...whole, verdict: "narrowed" } : whole,
    ...compareBodies(sides, subject, ours, theirs).map(narrowed),
  ];
}

/** A removal sends less than the provider takes: what it may leave out, and some of its values. */
function narrowed(row: Row): Row {
  const { subject, verdict, here, there } = row;
  if (verdict === "agreed") return row;
  const isLess = verdict === "missing here" && subject.endsWith(": further properties");
  const isOptional = there?.text === "optional";
  const isOne =
    subject.endsWith(": values") && here !== undefined && includesAll(there?.text, here.text);
  return isLess || isOptional || isOne ? { ...row, verdict: "narrowed" } : row;
}

/** Whether all values that one side allows are among those of the other, which may allow any. */
function includesAll(theirs: string | undefined, ours: string): boolean {
  const allowed = theirs?.split(", ");
  return allowed === undefined || ours.split(", ").every((value) => allowed.includes(value));
}
