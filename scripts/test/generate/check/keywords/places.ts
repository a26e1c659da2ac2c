import { type Field, grammar, type Kind } from "../../../../generate/check/grammar.ts";
import {
  type DocumentNode,
  entries,
  isMapping,
  items,
  rootNode,
} from "../../../../openapi/document-node.ts";

/** An object of a document, of which kind it is, and the field that holds it. */
export interface ObjectPlace {
  readonly place: DocumentNode;
  readonly kind: Kind;
  /** `schema.items`, `response.headers` … */
  readonly edge: string;
  /** In what it stands, and of which sort it is: what a field means differs by these. */
  readonly role: string;
}

/** Every object of a document that the grammar knows, but for references. */
export function objectsOf(document: unknown): ObjectPlace[] {
  return below(rootNode(document), "document", []);
}

function below(node: DocumentNode, kind: Kind, edges: readonly string[]): ObjectPlace[] {
  if (!isMapping(node.value) || Object.hasOwn(node.value, "$ref")) return [];
  const children = entries(node).flatMap(([key, child]) => {
    const field = Object.hasOwn(grammar[kind], key) ? grammar[kind][key] : undefined;
    return field === undefined || field === "value"
      ? []
      : childrenOf(child, field).flatMap((object, index) => {
          const isOther = field[1] === "server" && index > 0;
          return below(object, field[1], [...edges, `${kind}.${key}${isOther ? " (other)" : ""}`]);
        });
  });
  const role = [...new Set([regionOf(edges), edges.at(-1) ?? kind]), ...sortOf(node)].join(" ");
  return [{ place: node, kind, edge: edges.at(-1)?.split(" ")[0] ?? "", role }, ...children];
}

/** Of answers the same is made, whatever holds them. */
function regionOf(edges: readonly string[]): string {
  const region = edges.find((name) => /^(operation|components)\.|other/.test(name)) ?? "document";
  return /responses|headers|schemas/.test(region) ? "answers" : region;
}

function sortOf({ value }: DocumentNode): string[] {
  const { in: where, type, scheme } = isMapping(value) ? value : {};
  return [where, type, scheme].flat().filter((word) => typeof word === "string");
}

function childrenOf(node: DocumentNode, [shape]: Exclude<Field, "value">): DocumentNode[] {
  if (shape === "one") return [node];
  return shape === "list" ? items(node) : entries(node).map(([, child]) => child);
}

/** Every way in which the grammar lets an object hold another. */
export const edges: readonly string[] = Object.entries(grammar).flatMap(([kind, fields]) =>
  Object.entries(fields).flatMap(([key, field]) => (field === "value" ? [] : [`${kind}.${key}`])),
);
