import { child, type DocumentNode, items } from "../../openapi/document-node.ts";
import { word } from "../spec/word.ts";
import { type Conversion, change } from "./conversion.ts";

type Key = "consumes" | "produces";

function declared(conversion: Conversion, operation: DocumentNode, key: Key): DocumentNode {
  const own = child(operation, key);
  return own.value === undefined ? child(conversion.document.root, key) : own;
}

/** The media types of 2.0, which stand at the operation or at the root. */
export function declaredTypes(conversion: Conversion, operation: DocumentNode, key: Key): string[] {
  return items(declared(conversion, operation, key)).map(({ value }) => word(value));
}

/** The same, and JSON where there are none. */
export function mediaTypes(conversion: Conversion, operation: DocumentNode, key: Key): string[] {
  const types = declaredTypes(conversion, operation, key);
  if (types.length > 0) return types;
  change(
    conversion,
    declared(conversion, operation, key),
    `The document names no media type (\`${key}\`): \`application/json\` was assumed.`,
  );
  return ["application/json"];
}
