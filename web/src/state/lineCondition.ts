import type { Session } from "./session";

/** Why there is no use in connecting again by oneself. */
export type EndKind = "nick" | "login" | "banned" | "killed" | "elsewhere" | "password" | "left" | "other";

/** How the line is, as one should know it. */
export type LineCondition =
  | { readonly kind: "good" | "connecting" | "entering" | "resumed" }
  | { readonly kind: "delayed"; readonly seconds: number }
  | { readonly kind: "waiting"; readonly seconds: number; readonly reason: string; readonly isOffline: boolean }
  | { readonly kind: "over"; readonly why: EndKind; readonly reason: string };

const long = 3_000;
const resumedFor = 3_000;

/** Tells how the line is. @param isOffline what the browser believes: a hint, no more */
export function lineCondition(session: Session, isOffline: boolean): LineCondition {
  const { state, isOver, endReason } = session;
  const now = session.steady();
  if (isOver) return { kind: "over", why: endKind(session), reason: endReason ?? state.phaseText };
  if (state.phase === "disconnected" && state.retryAt !== null) {
    const seconds = Math.max(0, Math.ceil((state.retryAt - now) / 1_000));
    return { kind: "waiting", seconds, reason: state.phaseText, isOffline };
  }
  if (state.phase !== "online") return { kind: state.phase === "registering" ? "entering" : "connecting" };
  if ((state.delay ?? 0) > long) return { kind: "delayed", seconds: Math.round((state.delay ?? 0) / 1_000) };
  return { kind: state.breaks > 0 && now - state.onlineAt < resumedFor ? "resumed" : "good" };
}

/** Which end it is, by what the server said. */
export function endKind(session: Session): EndKind {
  if (session.nick.refusal !== null) return "nick";
  const reason = session.endReason ?? "";
  if (/login was refused|log in|proven|challenge/i.test(reason)) return "login";
  if (/logged in elsewhere|session (was )?ended|ended by|another client of yours/i.test(reason)) return "elsewhere";
  if (/\bban(ned)?\b|[KGZ]-?lined?/i.test(reason)) return "banned";
  if (/\bkilled\b/i.test(reason)) return "killed";
  if (/password/i.test(reason)) return "password";
  return session.endReason === null ? "left" : "other";
}

/** Whether a refusal holds for a while only: then it is tried again by itself. */
export function isPassing(reason: string): boolean {
  return /\btry again later\b/i.test(reason);
}

/** Whether an ERROR says that one is not wanted back: then nobody knocks again by itself. */
export function isFinal(text: string): boolean {
  return /\bban(ned)?\b|[KGZ]-?lined?|\bkilled\b|logged in elsewhere|session (was )?ended|suspended|another client of yours|account was deleted/i.test(
    text,
  );
}
