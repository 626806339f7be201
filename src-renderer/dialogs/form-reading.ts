/** What a form says: something to send, in words too, or what is wrong with which field. */
export type FormReading<Sent, Field extends string> =
  | { readonly ok: true; readonly sent: Sent; readonly says: string }
  | { readonly ok: false; readonly problems: FieldProblems<Field> };

/** A sentence for each field that is not right. */
export type FieldProblems<Field extends string> = Partial<Record<Field, string>>;

/** The problem of one field, once the form was tried: nobody is told off while still typing. */
export function problemOf<Field extends string>(
  reading: FormReading<unknown, Field>,
  field: Field,
  isTried: boolean,
): string | null {
  return isTried && !reading.ok ? (reading.problems[field] ?? null) : null;
}
