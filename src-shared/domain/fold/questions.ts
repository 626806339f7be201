/**
 * The open questions and their sentences. The wording is part of the board and so of its hash: a change of
 * words here is a change of `RULES_VERSION`.
 */
import type { Question, QuestionKind } from '../board.ts';
import { compareText } from '../entry.ts';

interface Subject {
  readonly teamId?: string | null;
  readonly bib?: string | null;
  readonly point?: number | null;
}

/** Makes a question; the ids are sorted, so that it is the same whatever order they were found in. */
export function question(
  kind: QuestionKind,
  subject: Subject,
  entries: Iterable<string>,
  says: string,
): Question {
  return {
    kind,
    teamId: subject.teamId ?? null,
    bib: subject.bib ?? null,
    point: subject.point ?? null,
    entries: [...entries].sort(compareText),
    says,
  };
}

/** The order of the board's questions: kind, team, point, entries, words. */
export function compareQuestions(a: Question, b: Question): number {
  return (
    compareText(a.kind, b.kind) ||
    compareText(a.teamId ?? '', b.teamId ?? '') ||
    (a.point ?? -1) - (b.point ?? -1) ||
    compareText(a.entries.join(), b.entries.join()) ||
    compareText(a.says, b.says)
  );
}

/** Seconds with one decimal, cut: for sentences. */
export function secondsOf(us: number): string {
  return `${Math.floor(us / 1_000_000)}.${Math.floor(us / 100_000) % 10} s`;
}
