import { useMemo } from "preact/hooks";
import type { Conversation } from "../state/conversation";
import { continues, startsDay, startsNew } from "../state/grouping";
import { type Message, stampOf } from "../state/message";
import { toggleReaction } from "../state/messageRights";
import { safeName } from "../state/safeText";
import type { Session } from "../state/session";
import { words } from "../words/words";
import { EmojiPicker } from "./emojiPicker";
import { Icon } from "./icon";
import { LiveLog } from "./liveLog";
import { MessageEvents } from "./messageEvents";
import { pressInList } from "./messageKeys";
import { MessageLine } from "./messageLine";
import { MessageSheet } from "./messageSheet";
import { dayOf } from "./messageTime";
import { type TalkAround, TalkContext, talkAround } from "./talkContext";
import { useLongPress } from "./useLongPress";
import { useMessageScroll } from "./useMessageScroll";

interface Props {
  readonly session: Session;
  readonly conversation: Conversation;
}

/** What was said; only a window of it is drawn, and what is read stays in its place when that moves. */
export function MessageList({ session, conversation }: Props) {
  conversation.changes.value;
  const around = useMemo(() => talkAround(session, conversation), [session, conversation]);
  const scroll = useMessageScroll(around);
  const { messages } = conversation.shown;
  const { from, to } = scroll.window;
  const say = words.value.message;
  const point = (event: Event) => {
    around.active.value = keyAt(event.target);
  };
  const leave = () => {
    around.active.value = null;
  };
  const hold = useLongPress((target) => {
    const key = keyAt(target);
    around.held.value = messages.find((one) => one.key === key) ?? null;
    return around.held.value !== null;
  });
  return (
    <TalkContext.Provider value={around}>
      <div class="log-place">
        {/* What comes is read by LiveLog: here also history comes and goes. */}
        <section
          class="log"
          ref={scroll.log}
          aria-label={say.list}
          aria-description={say.pick}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reached by keyboard.
          tabIndex={0}
          onScroll={scroll.scrolled}
          onPointerOver={(event) => event.pointerType === "mouse" && point(event)}
          onPointerLeave={(event) => event.pointerType === "mouse" && leave()}
          onClick={point}
          {...hold}
          onFocusIn={point}
          onFocusOut={leave}
          onKeyDown={(event) => pressInList(event, around, (key) => messages.find((one) => one.key === key))}
        >
          <div class="lines">
            <Top conversation={conversation} isAtTop={from === 0} loadOlder={scroll.loadOlder} />
            {messages.slice(from, to).map((message, i) => (
              <Line key={message.key} {...lineProps(messages[from + i - 1], message, conversation.newSince, session.now())} />
            ))}
            {conversation.isLoadingNewer && <p class="note">{words.value.talk.loadingNewer}</p>}
          </div>
        </section>
        <Jumps conversation={conversation} scroll={scroll} />
        <LiveLog session={session} conversation={conversation} />
        <MessageSheet around={around} />
        <Picker around={around} />
      </div>
    </TalkContext.Provider>
  );
}

function Top({ conversation, isAtTop, loadOlder }: { readonly conversation: Conversation; readonly isAtTop: boolean; loadOlder(): void }) {
  const say = words.value.talk;
  const { past, timeline } = conversation;
  if (conversation.isLoadingOlder || (conversation.isCatchingUp && timeline.messages.length === 0))
    return <p class="note">{say.loadingOlder}</p>;
  if (!isAtTop) return null;
  if ((past ?? conversation).hasOlder)
    return (
      <p class="note">
        <button type="button" class="link" onClick={loadOlder}>
          {say.older}
        </button>
      </p>
    );
  return (
    <>
      {conversation.hasGap && <p class="note">{say.gap}</p>}
      <p class="note">{timeline.messages.length === 0 ? say.empty : say.beginning(safeName(conversation.name))}</p>
    </>
  );
}

interface LineProps {
  readonly message: Message;
  /** What it is drawn by, as that of a message. */
  readonly stamp: string;
  readonly reactions: Message["reactions"];
  readonly events: Message["events"];
  /** The day that begins with it; null where none does. */
  readonly day: string | null;
  readonly isFirstNew: boolean;
  readonly isContinued: boolean;
}

function Line({ message, stamp, reactions, events, day, isFirstNew, isContinued }: LineProps) {
  return (
    <>
      {day !== null && (
        <p class="day">
          <time dateTime={new Date(message.time).toISOString().slice(0, 10)}>{day}</time>
        </p>
      )}
      {isFirstNew && <p class="new">{words.value.talk.newSince}</p>}
      {message.kind === "event" ? (
        <div data-key={message.key}>
          <MessageEvents time={message.time} events={events} />
        </div>
      ) : (
        <MessageLine message={message} stamp={stamp} reactions={reactions} isContinued={isContinued} />
      )}
    </>
  );
}

function lineProps(before: Message | undefined, message: Message, newSince: number, now: number): LineProps {
  const { reactions, events } = message;
  const isFirstNew = startsNew(before, message, newSince);
  const day = startsDay(before, message) ? dayOf(message.time, now) : null;
  return { message, stamp: stampOf(message), reactions, events, day, isFirstNew, isContinued: !isFirstNew && continues(before, message) };
}

function Jumps({ conversation, scroll }: { readonly conversation: Conversation; readonly scroll: ReturnType<typeof useMessageScroll> }) {
  const say = words.value.talk;
  const { unread, newCount } = conversation;
  return (
    <>
      {scroll.isNewAbove && (
        <button type="button" class="jump up" onClick={scroll.toNew}>
          <Icon name="down" /> {say.firstUnread(newCount)}
        </button>
      )}
      {scroll.isAway && (
        <button type="button" class={unread > 0 ? "jump down unread" : "jump down"} onClick={scroll.toNewest}>
          <Icon name="down" /> {unread > 0 ? say.newer(unread) : say.toNewest}
        </button>
      )}
    </>
  );
}

function Picker({ around }: { readonly around: TalkAround }) {
  const { picking, session, conversation } = around;
  const { value } = picking;
  if (!value) return null;
  const close = () => (picking.value = null);
  return (
    <EmojiPicker
      at={value.at}
      close={close}
      pick={(sign) => {
        close();
        toggleReaction(session, conversation, value.message, sign);
      }}
    />
  );
}

function keyAt(target: EventTarget | null): number | null {
  const line = target instanceof Element ? target.closest<HTMLElement>("article[data-key]") : null;
  return line ? Number(line.dataset.key) : null;
}
