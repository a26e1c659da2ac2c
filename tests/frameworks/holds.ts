/** Whether a text holds another one, as it is or in base64, wherever it begins there. */
export function holds(text: string, part: string): boolean {
  const encoded = [0, 1, 2].map((before) =>
    Buffer.from("x".repeat(before) + part)
      .toString("base64")
      // What its neighbours change.
      .slice(before && before + 1, -4),
  );
  return [part, ...encoded].some((one) => text.includes(one));
}
