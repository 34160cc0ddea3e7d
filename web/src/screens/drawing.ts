import { options } from "preact";

const longestFrame = 100;
const unseenEvery = 250;

/** Draws once a frame, however many lines have come meanwhile; a page that is not seen is drawn now and then. */
export function drawOnceAFrame(): void {
  options.debounceRendering = (draw) => {
    if (document.visibilityState !== "visible") {
      setTimeout(draw, unseenEvery);
      return;
    }
    let isDrawn = false;
    const once = () => {
      if (isDrawn) return;
      isDrawn = true;
      draw();
    };
    requestAnimationFrame(once);
    // Frames stop when the page is hidden just now.
    setTimeout(once, longestFrame);
  };
}
