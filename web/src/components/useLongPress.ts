import { useEffect, useRef } from "preact/hooks";

const longEnough = 500;
const farEnough = 10;

/** What a finger does that stays where it is: that is told once, and the browser's own menu does not come as well. */
export function useLongPress(pressed: (target: EventTarget | null) => boolean) {
  const press = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number } | null>(null);
  const wasTold = useRef(false);
  const end = () => {
    if (press.current) clearTimeout(press.current.timer);
    press.current = null;
  };
  useEffect(() => end, []);

  return {
    onPointerDown: (event: PointerEvent) => {
      end();
      wasTold.current = false;
      const { target } = event;
      // A link and a button have a long press of their own.
      if (event.pointerType !== "touch" || !event.isPrimary || !(target instanceof Element) || target.closest("a, button")) return;
      const timer = setTimeout(() => {
        press.current = null;
        wasTold.current = pressed(target);
        if (wasTold.current) ignoreRelease();
      }, longEnough);
      press.current = { timer, x: event.clientX, y: event.clientY };
    },
    onPointerMove: (event: PointerEvent) => {
      const { current } = press;
      if (current && Math.hypot(event.clientX - current.x, event.clientY - current.y) > farEnough) end();
    },
    onPointerUp: end,
    onPointerCancel: end,
    onContextMenu: (event: MouseEvent) => {
      if (press.current || wasTold.current) event.preventDefault();
    },
  };
}

// What has come under the finger since is not meant by it.
function ignoreRelease(): void {
  const done = new AbortController();
  const { signal } = done;
  const ignore = (event: Event) => {
    event.preventDefault();
    done.abort();
  };
  document.addEventListener("touchend", ignore, { passive: false, signal });
  for (const type of ["touchstart", "touchcancel"]) document.addEventListener(type, () => done.abort(), { signal });
}
