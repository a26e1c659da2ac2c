// Redocly's `lintDocument` makes types, rules, visitors and validators anew for every document, which takes
// longer than the linting. Here they are made once, from the same public parts.
import {
  BaseResolver,
  type Config,
  type Document,
  getTypes,
  isRef,
  normalizeTypes,
  normalizeVisitors,
  type ResolvedRefMap,
  ResolveError,
  resolveDocument,
  Source,
  walkDocument,
} from "@redocly/openapi-core";
import { componentsIn } from "./components.ts";
import { examplesFit } from "./example-fits.ts";
import { rootPlace } from "./place.ts";

/** Whether Redocly's rules find nothing in a document of OpenAPI 3.1. */
export type Linter = (file: string, document: unknown) => Promise<boolean>;

type Resolve = (...given: unknown[]) => unknown;
type Context = { readonly resolve: Resolve; readonly type: { readonly name: string } };
type Visit = (node: unknown, context: Context, ...more: unknown[]) => unknown;
type Visitor = { readonly [key: string]: Visitor | Visit | undefined };

const version = "oas3_1";

/** The rules that know nothing of a document but its compiled schemas, which they keep. */
const compiling = /^no-invalid-.*-examples$/;

/** After so many documents the compiled schemas are dropped. */
const documentsKept = 20;

/** Lints documents one after the other with the rules of a configuration. */
export function createLinter(config: Config): Linter {
  const types = normalizeTypes(config.extendTypes(getTypes(version), version), config);
  const rules = config.getRulesForSpecVersion("oas3").flatMap(Object.entries) as [
    string,
    (settings: object) => Visitor | Visitor[],
  ][];
  const used = rules.flatMap(([ruleId, make]) => {
    const settings = config.getRuleSettings(ruleId, version);
    const create = (): Visitor[] => [make(settings)].flat();
    if (settings.severity === "off") return [];
    return [{ ruleId, severity: settings.severity, create, current: create() }];
  });
  const resolver: { resolve: Resolve } = { resolve: () => undefined };
  const visitors = used.flatMap((rule) =>
    rule.current.map((visitor, index) => ({
      ...{ ruleId: rule.ruleId, severity: rule.severity, message: undefined },
      visitor: follow(
        visitor,
        () => rule.current[index] as Visitor,
        resolver,
        compiling.test(rule.ruleId),
      ),
    })),
  );
  const normalizedVisitors = normalizeVisitors(visitors as never, types);
  let linted = 0;
  return async (file, parsed) => {
    const isFull = linted++ % documentsKept === 0;
    // What a rule has seen of one document must not count for the next.
    for (const rule of used)
      if (isFull || !compiling.test(rule.ruleId)) rule.current = rule.create();
    // Compiled schemas are known by their document's name: one that was changed is another one.
    const document = { source: new Source(`${file}.${linted}`, ""), parsed };
    const rootType = types.Root as NonNullable<typeof types.Root>;
    const externalRefResolver = refusingResolver();
    const resolvedRefMap =
      resolveComponents(document) ??
      (await resolveDocument({ rootDocument: document, rootType, externalRefResolver }));
    const problems: never[] = [];
    const ctx = { problems, specVersion: version, config, visitorsData: {} } as const;
    walkDocument({ document, rootType, normalizedVisitors, resolvedRefMap, ctx });
    return problems.length === 0;
  };
}

/**
 * What Redocly's `resolveDocument` makes by a walk through the whole document. References lead to components, by names
 * that need no escape (check-grammar.ts). Undefined where a component refers to another one itself.
 */
function resolveComponents(document: Document): ResolvedRefMap | undefined {
  const resolved: ResolvedRefMap = new Map();
  for (const [nodePointer, { value: node }] of componentsIn(rootPlace(document.parsed))) {
    if (isRef(node)) return undefined;
    const target = { resolved: true, isRemote: false, document, node, nodePointer } as const;
    resolved.set(`${document.source.absoluteRef}::${nodePointer}`, target);
  }
  return resolved;
}

/** A resolver that refuses: references were checked before, so nothing is ever to be loaded. */
export function refusingResolver(): BaseResolver {
  const resolver = new BaseResolver();
  resolver.loadExternalRef = (reference) =>
    Promise.reject(new ResolveError(new Error(`${reference} is outside of the document.`)));
  return resolver;
}

/** Most examples need no validator, which takes longer to compile than all else that is done to a document. */
function hasFittingExamples(node: unknown, { type, resolve }: Context): boolean {
  const target = ($ref: string) => (resolve({ $ref }) as { node: unknown }).node;
  return examplesFit(node, type.name === "Schema", target);
}

/**
 * A visitor that hands each call on to the one that stands in its place at that time. A validator keeps the
 * `resolve` that it is given first: it gets one that resolves in the document of the time.
 */
function follow(
  visitor: Visitor,
  current: () => Visitor,
  resolver: { resolve: Resolve },
  isCompiling: boolean,
): Visitor {
  const resolve: Resolve = (...given) => resolver.resolve(...given);
  const parts = Object.entries(visitor).map(([key, part]) => {
    if (part === undefined) return [key, part];
    if (typeof part === "object")
      return [key, follow(part, () => current()[key] as Visitor, resolver, isCompiling)];
    const visit: Visit = (node, context, ...more) => {
      const next = current()[key] as Visit;
      if (key === "skip") return next(node, context, ...more);
      if (isCompiling && hasFittingExamples(node, context)) return undefined;
      resolver.resolve = context.resolve;
      return next(node, { ...context, resolve }, ...more);
    };
    return [key, visit];
  });
  return Object.fromEntries(parts);
}
