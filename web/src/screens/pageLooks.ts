import { effect } from "@preact/signals";
import { preferences } from "../state/preferences";
import { language, preferred } from "../words/words";

/** Makes the page look as was chosen, also when the system's wishes change. Returns how to end that. */
export function followPreferences(): () => void {
  const root = document.documentElement;
  const wantsContrast = matchMedia("(prefers-contrast: more)");
  const apply = () => {
    const { theme, contrast, textSize, language: chosen } = preferences.value;
    root.dataset.theme = theme;
    root.dataset.text = textSize;
    root.dataset.contrast = contrast === "more" || wantsContrast.matches ? "more" : "usual";
    language.value = preferred(chosen === "" ? navigator.languages : [chosen]);
    root.lang = language.value;
    for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]'))
      meta.content = getComputedStyle(root).getPropertyValue("--rail").trim();
  };
  wantsContrast.addEventListener("change", apply);
  const end = effect(apply);
  return () => {
    wantsContrast.removeEventListener("change", apply);
    end();
  };
}
