type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

type NumberOf<Text extends string> = Text extends `${infer Value extends number}` ? Value : never;

/** The statuses that begin with a digit: those of `4XX` (OpenAPI 3.1 §4.8.16, Responses Object). */
export type StatusInRange<First extends string> = NumberOf<`${First}${Digit}${Digit}`>;

/**
 * Every status that an answer can have: RFC 9110 §15 has 100 to 599, fetch shows none below 200, and a browser
 * shows 0 for a redirect that was not followed.
 */
export type HttpStatus = 0 | StatusInRange<"2" | "3" | "4" | "5">;
