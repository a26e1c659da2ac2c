import {
  child,
  type DocumentNode,
  entries,
  isMapping,
  items,
  type Report,
  resolve,
  resolvedChild,
  text,
  toText,
} from "../../openapi/document-node.ts";
import { documentedBy, isBodiless } from "../../openapi/documented-responses.ts";
import { isJson } from "../../openapi/http-names.ts";
import { memberParameter } from "../../openapi/member-parameter.ts";
import { fromPointer, list, show, toPointer } from "../../openapi/problem.ts";
import type { Parameter } from "./parameters.ts";
import type { Scalar } from "./schema/value-type.ts";

/** What a call destroys, and the answers that say something else than their statuses. */
export interface RemovalModel {
  readonly removes: "membership" | "account";
  readonly reversible: boolean;
  /** How the provider says that there is no such member. */
  readonly absent: readonly MatcherModel[];
  /** A success that says no in its body. */
  readonly failed: readonly MatcherModel[];
}

/** A type and not an interface, so that it is a JSON value. */
export type MatcherModel = {
  readonly status: number;
  readonly pointer?: string;
  readonly equals?: Scalar;
  readonly notEquals?: Scalar;
  readonly startsWith?: string;
  readonly empty?: true;
  readonly missing?: true;
  /** In `failed` alone. */
  readonly outcome?: "unknown";
};

/** `x-removal` of an operation, which must have one. */
export function readRemoval(operation: DocumentNode, report: Report): RemovalModel {
  const removal = child(operation, "x-removal");
  const readAll = (key: string) =>
    items(child(removal, key)).map((matcher) => readMatcher(operation, matcher, report));
  return {
    removes: child(removal, "removes").value === "account" ? "account" : "membership",
    reversible: child(removal, "reversible").value === true,
    absent: readAll("absent"),
    failed: readAll("failed"),
  };
}

/** `member` of `x-removal`: a parameter that every call gives. A spec needs it where the last one of its path is not that. */
export function checkMember(
  operation: DocumentNode,
  path: string,
  parameters: readonly Parameter[],
  report: Report,
): void {
  const member = child(operation, "x-removal", "member");
  if (member.value === undefined) return;
  if (memberParameter(path, parameters, String(member.value)) !== undefined) return;
  const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name);
  report(
    member,
    "removal/member",
    `Expected the name of a required parameter (${list(required)}), found ${show(member.value)}. Name the one that says who is removed.`,
  );
}

const keys = [
  ...["status", "pointer", "equals", "notEquals", "startsWith", "empty", "missing", "outcome"],
];

/** A matcher that can match what the spec documents: a typing error must not hide there. */
function readMatcher(operation: DocumentNode, matcher: DocumentNode, report: Report): MatcherModel {
  checkMatcher(operation, matcher, report);
  // In our order, whatever the order of the spec. The schema of `x-removal` says what the values are.
  const found = keys.map((key) => [key, child(matcher, key).value] as const);
  return Object.fromEntries(found.filter(([, value]) => value !== undefined)) as MatcherModel;
}

function checkMatcher(operation: DocumentNode, matcher: DocumentNode, report: Report): void {
  const status = child(matcher, "status");
  const pointer = child(matcher, "pointer");
  const documented = entries(resolvedChild(operation, "responses")).map(([key]) => key);
  const key = documentedBy(Number(status.value), documented);
  const response = resolvedChild(operation, "responses", key ?? "");
  if (key !== undefined && isBodiless(Number(key))) {
    report(
      status,
      "matcher/status-without-body",
      `A ${key} has no body, so that nothing in it can match. Remove the matcher.`,
    );
    return;
  }
  if (!isMapping(response.value)) {
    report(
      status,
      "matcher/undocumented-status",
      `Expected a documented status (${list(documented)}), found ${show(status.value)}.`,
    );
    return;
  }
  const contents = entries(resolvedChild(response, "content"));
  const bodies = contents
    .filter(([mediaType]) => isJson(mediaType))
    .map(([, content]) => resolvedChild(content, "schema"));
  if (pointer.value === undefined) {
    if (contents.length > 0) {
      report(
        matcher,
        "matcher/without-pointer",
        `The status ${show(status.value)} has a documented body: expected a \`pointer\` into it, so that no other answer matches.`,
      );
    }
    return;
  }
  const segments = fromPointer(text(pointer) ?? "");
  const targets = bodies.flatMap((schema) => targetsOf(schema, segments, new Set()));
  if (targets.length === 0) {
    report(
      pointer,
      "matcher/pointer-undocumented",
      `No documented JSON body of the status ${show(status.value)} has ${show(pointer.value)}. Mend the pointer, or document the body.`,
    );
    return;
  }
  const wanted = ["equals", "notEquals", "startsWith"]
    .map((key) => ({ key, node: child(matcher, key) }))
    .find(({ node }) => node.value !== undefined);
  if (wanted) {
    const { key, node } = wanted;
    if (!targets.some((schema) => canBe(schema, node.value, key === "startsWith")))
      report(
        node,
        "matcher/value-impossible",
        `The documented schema at ${show(pointer.value)} can't be ${show(node.value)}: its type or its values differ.`,
      );
    else if (key === "notEquals" && targets.every((schema) => isAlways(schema, node.value)))
      report(
        node,
        "matcher/always-matches-not",
        `The documented schema at ${show(pointer.value)} is always ${show(node.value)}. Document what else it can be, or remove the matcher.`,
      );
    return;
  }
  // What is empty or missing may be so against the documented schema, which is why it is asked for.
  if (child(matcher, "missing").value === true) return;
  const isEmpty = child(matcher, "empty");
  if (isEmpty.value !== undefined && !targets.some(canBeEmpty))
    report(
      isEmpty,
      "matcher/never-empty",
      `The documented schema at ${show(pointer.value)} can't be empty: only a list, an object and a text can.`,
    );
  else if (isEmpty.value === undefined && targets.every(saysNothing))
    report(
      pointer,
      "matcher/never-truthy",
      `What is documented at ${show(pointer.value)} is always null, false, 0 or empty, which a pointer alone does not match. Say with \`equals\` or \`empty\` what it is.`,
    );
}

/**
 * The schemas that a pointer can lead to, each once. Only what is documented counts: properties, items, or
 * declared extras. Choices that refer to the same schemas again would make a way of each combination.
 */
function targetsOf(
  node: DocumentNode,
  segments: readonly string[],
  seen: Set<string>,
): DocumentNode[] {
  const schema = resolve(node);
  const step = `${segments.length} ${toPointer(schema.path)}`;
  if (seen.has(step)) return [];
  seen.add(step);
  const [segment, ...rest] = segments;
  const choices = ["anyOf", "oneOf", "allOf"].flatMap((key) => items(child(schema, key)));
  const chosen = choices.flatMap((choice) => targetsOf(choice, segments, seen));
  if (segment === undefined) return choices.length > 0 ? chosen : [schema];
  const property = child(schema, "properties", segment);
  const extra = child(schema, "additionalProperties");
  const element = /^(0|[1-9]\d*)$/.test(segment) ? child(schema, "items") : undefined;
  const steps = [
    ...(property.value !== undefined ? [property] : extra.value ? [extra] : []),
    ...(element?.value === undefined ? [] : [element]),
  ];
  return [...chosen, ...steps.flatMap((next) => targetsOf(next, rest, seen))];
}

/** The values of a schema's `const` or `enum`; undefined where it has neither. */
function valuesOf(schema: DocumentNode): readonly unknown[] | undefined {
  const constant = child(schema, "const").value;
  if (constant !== undefined) return [constant];
  const values = items(child(schema, "enum")).map(({ value }) => value);
  return values.length > 0 ? values : undefined;
}

const typesOf = (schema: DocumentNode): unknown[] => [child(schema, "type").value ?? []].flat();

function canBe(schema: DocumentNode, value: unknown, isBeginning: boolean): boolean {
  const types = typesOf(schema);
  const type = value === null ? "null" : typeof value;
  const fits =
    types.length === 0 ||
    types.includes(type) ||
    (types.includes("integer") && Number.isInteger(value));
  const matches = (allowed: unknown) =>
    isBeginning ? toText(allowed).startsWith(toText(value)) : allowed === value;
  return fits && (valuesOf(schema)?.some(matches) ?? true);
}

const isAlways = (schema: DocumentNode, value: unknown): boolean =>
  valuesOf(schema)?.every((one) => one === value) ?? String(typesOf(schema)) === "null";

function canBeEmpty(schema: DocumentNode): boolean {
  const types = typesOf(schema);
  return types.length === 0 || types.some((one) => /^(array|object|string)$/.test(`${one}`));
}

/** Whether nothing that a schema allows says anything, as the runtime takes it. */
function saysNothing(schema: DocumentNode): boolean {
  const isNothing = (value: unknown) => !value || /^(\[\]|\{\})$/.test(JSON.stringify(value));
  return valuesOf(schema)?.every(isNothing) ?? String(typesOf(schema)) === "null";
}
