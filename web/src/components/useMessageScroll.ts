import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { Message } from "../state/message";
import { around as aroundPlace, atEnd, beginningAt, type MessageWindow, nearness, newer, older } from "./messageWindow";
import { ScrollPlace } from "./scrollPlace";
import type { TalkAround } from "./talkContext";

const edge = 12;

export interface MessageScroll {
  readonly log: RefObject<HTMLDivElement | null>;
  readonly window: MessageWindow;
  /** Whether the newest is not what is seen. */
  readonly isAway: boolean;
  readonly isNewAbove: boolean;
  scrolled(): void;
  loadOlder(): void;
  toNew(): void;
  toNewest(): void;
}

/** Which messages of a list are drawn, and where it stands: at the end, which is followed, or where somebody reads. */
export function useMessageScroll({ session, conversation, marked }: TalkAround): MessageScroll {
  const log = useRef<HTMLDivElement>(null);
  const place = useRef<ScrollPlace | null>(null);
  // The first message drawn; null for the last so many.
  const first = useSignal<Message | null>(null);
  const isAway = useSignal(false);
  const isNewAbove = useSignal(false);
  const hasLooked = useRef(false);
  const newestShown = useRef(conversation.newest.value);
  const { messages } = conversation.shown;
  // More may have come since this was drawn.
  const count = messages.length;
  const window = first.value === null ? atEnd(count) : beginningAt(conversation.shown.indexOf(first.value), count);
  const begin = (from: number) => (first.value = messages[from] ?? null);

  const look = (isFollowing: boolean) => {
    const isSeen = document.visibilityState === "visible" && !conversation.isCatchingUp;
    if (!isSeen || !isFollowing) return;
    if (!hasLooked.current) {
      hasLooked.current = true;
      conversation.beginLooking();
    }
    session.markRead(conversation);
  };

  useLayoutEffect(() => {
    if (!log.current) return;
    place.current ??= new ScrollPlace(log.current);
    const at = place.current;
    if (newestShown.current !== conversation.newest.value) {
      newestShown.current = conversation.newest.value;
      at.isFollowing = true;
      first.value = null;
    }
    if (!jump(at)) at.restore();
    at.note();
    goOn(at);
    fill(log.current);
    look(at.isFollowing && conversation.past === null);
    isAway.value = !at.isFollowing || conversation.past !== null;
    isNewAbove.value = conversation.newCount > 0 && sideOfNew() === "above";
  });

  const jump = (at: ScrollPlace): boolean => {
    const message = conversation.shown.find(conversation.jump.value);
    if (!message) return false;
    if (!at.show(message.key)) {
      begin(aroundPlace(conversation.shown.indexOf(message), messages.length).from);
      return false;
    }
    conversation.jump.value = null;
    marked.value = message.key;
    return true;
  };

  // Who stands at an edge cannot scroll: what has come beyond it since is drawn without being asked for.
  const goOn = (at: ScrollPlace) => {
    if (at.isFollowing) return;
    if (at.below <= edge && window.to < count) begin(newer(window, count).from);
    else if ((log.current?.scrollTop ?? 0) <= edge && window.from > 0) begin(older(window, count).from);
  };

  // What fits cannot be scrolled: what was before it comes by itself, or it is known to be the beginning.
  const fill = ({ clientHeight, scrollHeight }: HTMLElement) => {
    const isShort = clientHeight > 0 && scrollHeight <= clientHeight && window.from === 0;
    if (isShort && conversation.past === null && !conversation.isCatchingUp && !conversation.isLoadingOlder)
      session.history.loadOlder(conversation);
  };

  const sideOfNew = (): "seen" | "above" | "below" => {
    const line = log.current?.querySelector<HTMLElement>(".new");
    if (line && place.current) return place.current.sideOf(line);
    return (messages[window.from]?.time ?? 0) > conversation.newSince ? "above" : "below";
  };

  // A jump asks for what may be drawn already.
  conversation.jump.value;
  conversation.newest.value;

  useEffect(() => {
    const lines = log.current?.firstElementChild;
    const observer = new ResizeObserver(() => place.current?.restore());
    if (lines) observer.observe(lines);
    if (log.current) observer.observe(log.current);
    const seen = () => {
      if (document.visibilityState === "visible") look(place.current?.isFollowing ?? false);
      else hasLooked.current = false;
    };
    document.addEventListener("visibilitychange", seen);
    return () => {
      observer.disconnect();
      document.removeEventListener("visibilitychange", seen);
      conversation.leavePast();
      conversation.jump.value = null;
    };
  }, []);

  const loadOlder = () => {
    const { past } = conversation;
    if (!(past ?? conversation).hasOlder || conversation.isLoadingOlder) return;
    first.value ??= messages[window.from] ?? null;
    session.history.loadOlder(conversation);
  };

  const scrolled = () => {
    const at = place.current;
    if (!at || !log.current) return;
    const near = nearness(log.current.scrollHeight, log.current.clientHeight);
    at.isFollowing = at.isAtEnd && window.to === count && conversation.past === null;
    at.note();
    if (at.isFollowing) {
      first.value = null;
      look(true);
    } else if (log.current.scrollTop < near && window.from > 0) begin(older(window, messages.length).from);
    else if (log.current.scrollTop < near) loadOlder();
    else if (at.below < near && window.to < count) begin(newer(window, count).from);
    else if (at.below < near && conversation.past) session.history.loadNewer(conversation);
    else first.value ??= messages[window.from] ?? null;
    isAway.value = !at.isFollowing;
    if (isNewAbove.value) isNewAbove.value = sideOfNew() === "above";
  };

  return {
    log,
    window,
    isAway: isAway.value,
    isNewAbove: isNewAbove.value,
    scrolled,
    loadOlder,
    toNew: () => {
      const unread = messages.findIndex((one) => one.time > conversation.newSince && !one.isOwn && one.kind !== "event");
      const id = messages[unread]?.id;
      if (id) conversation.jump.value = id;
      isNewAbove.value = false;
    },
    toNewest: () => {
      conversation.showNewest();
      log.current?.closest(".talk")?.querySelector("textarea")?.focus({ preventScroll: true });
    },
  };
}
