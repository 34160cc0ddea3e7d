/** Which messages are drawn: so many around what is seen, whatever there are. */
export interface MessageWindow {
  readonly from: number;
  readonly to: number;
}

export const windowSize = 120;
const step = windowSize / 4;
const nearest = 12;
const farthest = 600;

/** The newest. */
export function atEnd(count: number): MessageWindow {
  return { from: Math.max(0, count - windowSize), to: count };
}

/** As many as there are from one on. */
export function beginningAt(from: number, count: number): MessageWindow {
  const first = Math.max(0, Math.min(from, count - windowSize));
  return { from: first, to: Math.min(count, first + windowSize) };
}

/** A step towards older ones. */
export function older(window: MessageWindow, count: number): MessageWindow {
  return beginningAt(window.from - step, count);
}

/** A step towards newer ones. */
export function newer(window: MessageWindow, count: number): MessageWindow {
  return beginningAt(window.from + step, count);
}

/** One in the middle. */
export function around(place: number, count: number): MessageWindow {
  return beginningAt(place - windowSize / 2, count);
}

/**
 * How near to an edge of what is drawn a step is made. After a step of a quarter the other edge must not be as near, with something to spare
 * for lines of different heights: else one step would ask for the one back, for ever.
 */
export function nearness(drawnHeight: number, seenHeight: number): number {
  return Math.max(nearest, Math.min(farthest, (drawnHeight * 0.7 - seenHeight) / 2));
}
