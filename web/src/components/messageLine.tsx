import { useContext, useMemo } from "preact/hooks";
import { readMessage } from "../state/format/message";
import type { Names } from "../state/format/nodes";
import type { Message, Reaction } from "../state/message";
import { Room } from "../state/room";
import { safeName } from "../state/safeText";
import { words } from "../words/words";
import { FormattedText } from "./formattedText";
import { MessageActions } from "./messageActions";
import { MessageQuote } from "./messageQuote";
import { MessageReactions } from "./messageReactions";
import { MessageStatus } from "./messageStatus";
import { clockOf, shortClockOf } from "./messageTime";
import { Avatar, nickStyle } from "./nick";
import { Places } from "./places";
import { type TalkAround, TalkContext } from "./talkContext";

interface Props {
  readonly message: Message;
  /** What it is drawn by: a line is drawn again only when one of these is another. */
  readonly stamp: string;
  readonly reactions: readonly Reaction[];
  /** Whether it goes on under the name of the one before. */
  readonly isContinued: boolean;
}

/** One message. */
export function MessageLine({ message, stamp, reactions, isContinued }: Props) {
  const around = useContext(TalkContext);
  const classes = ["message", message.kind, message.status];
  if (message.isMention) classes.push("mention");
  if (message.isRedacted || message.isDeleting) classes.push("gone");
  if (isContinued) classes.push("continued");
  if (around?.marked.value === message.key) classes.push("marked");
  const time = (
    <time dateTime={new Date(message.time).toISOString()} title={new Date(message.time).toLocaleString()}>
      {clockOf(message.time)}
    </time>
  );
  return (
    <article class={classes.join(" ")} data-key={message.key} tabIndex={-1}>
      <div class="gutter">
        {isContinued ? <span aria-hidden="true">{shortClockOf(message.time)}</span> : <Avatar nick={message.sender} />}
      </div>
      <div class="said">
        {message.replyTo !== null && !message.isRedacted && <MessageQuote id={message.replyTo} />}
        {isContinued ? <span class="only-read">{safeName(message.sender)}: </span> : <Head message={message} time={time} />}
        <Text message={message} stamp={stamp} around={around} />
        <MessageReactions message={message} reactions={reactions} />
        <MessageStatus message={message} stamp={stamp} />
      </div>
      <MessageActions message={message} stamp={stamp} />
    </article>
  );
}

function Head({ message, time }: { readonly message: Message; readonly time: preact.JSX.Element }) {
  const { openProfile } = useContext(Places);
  return (
    <div class="head">
      <button type="button" class="sender nick" style={nickStyle(message.sender)} onClick={() => openProfile(message.sender)}>
        <bdi>{safeName(message.sender)}</bdi>
      </button>
      {time}
    </div>
  );
}

function Text({ message, around }: { readonly message: Message; readonly stamp: string; readonly around: TalkAround | null }) {
  const say = words.value.message;
  const { text } = message;
  // What is the same is not drawn again.
  const drawn = useMemo(() => <FormattedText blocks={readMessage(text, namesOf(around))} />, [text, around]);
  if (message.isRedacted) return <div class="text">{say.deleted}</div>;
  return (
    <div class="text">
      {drawn}
      {message.isEdited && <span class="soft edited"> ({say.edited})</span>}
    </div>
  );
}

function namesOf(around: TalkAround | null): Names {
  const room = around?.conversation instanceof Room ? around.conversation : null;
  return {
    isMe: (nick) => around?.session.state.isMe(nick) ?? false,
    isMember: (nick) => room?.find(nick) !== undefined,
  };
}
