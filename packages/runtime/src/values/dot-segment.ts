export const dotSegment = "has a dot segment, which names another resource";

/**
 * A server, or a proxy before it, may decode more than once: `%252e` counts as a dot too, and so does `%%32e`. After
 * that, a segment may end at more than a slash: its parameters, a query, a fragment or the end of a C string begin there.
 */
export function hasDotSegment(text: string): boolean {
  let decoded = text;
  for (let times = 0; times < 99 && /%/.test(decoded); times++) decoded = unescape(decoded);
  return /(^|[/\\])\.{1,2}($|[/\\;?#\0])/.test(decoded);
}
