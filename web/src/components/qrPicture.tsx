import { useMemo } from "preact/hooks";
import { qrCode } from "../state/qr/qrCode";

const margin = 4;

/** A QR code, drawn; nothing when the text is too long for one. */
export function QrPicture({ text, label }: { readonly text: string; readonly label: string }) {
  const modules = useMemo(() => qrCode(text), [text]);
  if (!modules) return null;
  const size = modules.length + 2 * margin;
  const path = modules
    .flatMap((line, row) => line.map((isDark, column) => (isDark ? `M${column + margin} ${row + margin}h1v1h-1z` : "")))
    .join("");
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}
