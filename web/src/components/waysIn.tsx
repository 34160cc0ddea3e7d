import { linkTo, waysIn } from "../state/invitations";
import type { ServerFacts } from "../state/serverFacts";
import { words } from "../words/words";
import { CopyLine } from "./copyLine";
import { QrPicture } from "./qrPicture";

interface LinkProps {
  readonly address: string;
  readonly room: string;
  readonly invitation: string | null;
}

/** The link into a room, to be copied or taken up by a phone. */
export function LinkIn({ address, room, invitation }: LinkProps) {
  const say = words.value.invite;
  const link = linkTo(address, room, invitation);
  return (
    <>
      <CopyLine label={invitation === null ? say.link : say.invitationLink} text={link} />
      <QrPicture text={link} label={say.qr(link)} />
    </>
  );
}

interface Props {
  readonly server: ServerFacts;
  readonly room: string;
  /** What lets one in: a key or an invitation. */
  readonly pass: string | null;
}

/** How one comes into a room with other clients: the same for who invites and for who is invited. */
export function WaysIn({ server, room, pass }: Props) {
  const say = words.value.invite;
  return (
    <>
      {waysIn(server, room, pass).map(({ kind, text }) => (
        <CopyLine key={kind} label={say.ways[kind]} text={text} />
      ))}
      {server.fingerprint && <CopyLine label={say.fingerprint} text={server.fingerprint} />}
    </>
  );
}
