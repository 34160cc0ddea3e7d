// All on a ground of 24 by 24, in one line width: styles/base.css.
const paths = {
  back: "M15 5l-7 7 7 7",
  close: "M6 6l12 12M18 6L6 18",
  down: "M6 9l6 6 6-6",
  hash: "M9 4L7 20M17 4l-2 16M4 9h16M3.5 15h16",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20c1-3.8 4-5.5 7.5-5.5s6.5 1.7 7.5 5.5",
  people:
    "M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 19.5c.8-3.3 3.4-5 6.5-5s5.7 1.7 6.5 5M15.5 4.8a3.5 3.5 0 0 1 0 6.4M18 14.8c1.9.7 3.1 2.3 3.5 4.7",
  plus: "M12 5v14M5 12h14",
  more: "M12 5a.6.6 0 1 0 0 1.2.6.6 0 0 0 0-1.2zM12 11.4a.6.6 0 1 0 0 1.2.6.6 0 0 0 0-1.2zM12 17.8a.6.6 0 1 0 0 1.2.6.6 0 0 0 0-1.2z",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20 20",
  settings: "M4 7h9M17 7h3M4 17h3M11 17h9M15 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM9 19.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
  link: "M10 14a4 4 0 0 0 5.7 0l3.1-3.1a4 4 0 0 0-5.7-5.7L12 6.3M14 10a4 4 0 0 0-5.7 0l-3.1 3.1a4 4 0 0 0 5.7 5.7L12 17.7",
  copy: "M9 9h10v10H9zM15 9V5H5v10h4",
  leave: "M14 4h4a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2h-4M10 8l-4 4 4 4M6 12h9",
  bell: "M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 20.5h4",
  muted: "M6 16V11a6 6 0 0 1 9-5.2M18 11v5l1.5 2H7M10 20.5h4M4 4l16 16",
  list: "M9 6h11M9 12h11M9 18h11M4.5 6v.01M4.5 12v.01M4.5 18v.01",
  keys: "M4 6h16v12H4zM7.5 10v.01M11 10v.01M14.5 10v.01M8 14h8",
  topic: "M5 19l1-4L16 5l3 3L9 18zM14 7l3 3",
  check: "M5 12.5l4.5 4.5L19 7.5",
  kick: "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM8 12h8",
  ban: "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM6.5 6.5l11 11",
  talk: "M5 5h14v10h-7l-4 4v-4H5z",
  star: "M12 4l2.4 5 5.6.7-4.1 3.8 1 5.5-4.9-2.7L7.1 19l1-5.5L4 9.7 9.6 9z",
  reply: "M9 7L4 12l5 5M4 12h9c4 0 6.5 2.2 7 6",
  react: "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM9 10v.01M15 10v.01M8.5 14c1.8 2.4 5.2 2.4 7 0",
  edit: "M5 19l1-4L16 5l3 3L9 18zM14 7l3 3",
  remove: "M5 7h14M10 7V4.5h4V7M7 7l1 12.5h8L17 7",
  send: "M5 12l-1-7 17 7-17 7zM5 12h8",
  mention: "M15.5 12a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0zM15.5 9v4.5c0 3 4.5 2.5 4.5-1.5a8 8 0 1 0-3 6.2",
} as const;

export type IconName = keyof typeof paths;

/** A small drawing that says nothing by itself. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="drawn" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}

/** The sign of the project: a switch that is on, and speaks. */
export function Sign() {
  return (
    <svg class="sign" viewBox="0 0 64 64" aria-hidden="true">
      <path d="M20 12h24a20 20 0 0 1 0 40H27l-13 9V51A20 20 0 0 1 20 12z" class="bubble" />
      <circle cx="44" cy="32" r="13" class="knob" />
    </svg>
  );
}
