import { documentedBy, isBodiless, isJson } from "./check-responses.ts";
import {
  at,
  entries,
  isMapping,
  items,
  type Place,
  type Report,
  rawAt,
  resolve,
  text,
  toText,
} from "./place.ts";
import { fromPointer, list, show, toPointer } from "./problem.ts";

/** Whether each matcher of `x-removal` can match what the spec documents: a typing error must not hide there. */
export function checkMatchers(operation: Place, report: Report): void {
  const removal = rawAt(operation, "x-removal");
  for (const matcher of [...items(rawAt(removal, "absent")), ...items(rawAt(removal, "failed"))]) {
    checkMatcher(operation, matcher, report);
  }
}

function checkMatcher(operation: Place, matcher: Place, report: Report): void {
  const status = rawAt(matcher, "status");
  const pointer = rawAt(matcher, "pointer");
  const documented = entries(at(operation, "responses")).map(([key]) => key);
  const key = documentedBy(Number(status.value), documented);
  const response = at(operation, "responses", key ?? "");
  if (key !== undefined && isBodiless(Number(key))) {
    report(status, `A ${key} has no body, so that nothing in it can match. Remove the matcher.`);
    return;
  }
  if (!isMapping(response.value)) {
    report(
      status,
      `Expected a documented status (${list(documented)}), found ${show(status.value)}.`,
    );
    return;
  }
  const contents = entries(at(response, "content"));
  const bodies = contents
    .filter(([mediaType]) => isJson(mediaType))
    .map(([, content]) => at(content, "schema"));
  if (pointer.value === undefined) {
    if (contents.length > 0) {
      report(
        matcher,
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
      `No documented JSON body of the status ${show(status.value)} has ${show(pointer.value)}. Mend the pointer, or document the body.`,
    );
    return;
  }
  const by = rawAt(matcher, "equals").value === undefined ? "startsWith" : "equals";
  const wanted = rawAt(matcher, by);
  if (wanted.value !== undefined && !targets.some((schema) => canBe(schema, wanted.value, by))) {
    report(
      wanted,
      `The documented schema at ${show(pointer.value)} can't be ${show(wanted.value)}: its type or its values differ.`,
    );
  }
}

/**
 * The schemas that a pointer can lead to, each once. Only what is documented counts: properties, items, or
 * declared extras. Choices that refer to the same schemas again would make a way of each combination.
 */
function targetsOf(place: Place, segments: readonly string[], seen: Set<string>): Place[] {
  const schema = resolve(place);
  const step = `${segments.length} ${toPointer(schema.path)}`;
  if (seen.has(step)) return [];
  seen.add(step);
  const [segment, ...rest] = segments;
  const choices = ["anyOf", "oneOf", "allOf"].flatMap((key) => items(rawAt(schema, key)));
  const chosen = choices.flatMap((choice) => targetsOf(choice, segments, seen));
  if (segment === undefined) return choices.length > 0 ? chosen : [schema];
  const property = rawAt(schema, "properties", segment);
  const extra = rawAt(schema, "additionalProperties");
  const element = /^(0|[1-9]\d*)$/.test(segment) ? rawAt(schema, "items") : undefined;
  const steps = [
    ...(property.value !== undefined ? [property] : extra.value ? [extra] : []),
    ...(element?.value === undefined ? [] : [element]),
  ];
  return [...chosen, ...steps.flatMap((next) => targetsOf(next, rest, seen))];
}

function canBe(schema: Place, value: unknown, key: string): boolean {
  const types = [rawAt(schema, "type").value].flat();
  const type = value === null ? "null" : typeof value;
  const fits =
    types[0] === undefined ||
    types.includes(type) ||
    (types.includes("integer") && Number.isInteger(value));
  const constant = rawAt(schema, "const").value;
  const values =
    constant === undefined ? items(rawAt(schema, "enum")).map((item) => item.value) : [constant];
  const matches = (allowed: unknown) =>
    key === "equals" ? allowed === value : toText(allowed).startsWith(toText(value));
  return fits && (values.length === 0 || values.some(matches));
}
