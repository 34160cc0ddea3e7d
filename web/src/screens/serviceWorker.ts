interface TypePolicies {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

const path = "/sw.js";

/** Has the shell of the page kept, so that it opens without a network. @param renewed called when a newer one has taken over */
export async function keepShell(renewed: () => void): Promise<void> {
  const { serviceWorker } = navigator;
  if (!serviceWorker || import.meta.env.DEV) return;
  const wasKept = serviceWorker.controller !== null;
  serviceWorker.addEventListener("controllerchange", () => wasKept && renewed());
  try {
    await serviceWorker.register(address(), { scope: "/" });
  } catch {
    // Not everywhere: without https, or in a private window. The page works as well.
  }
}

// Where scripts come from trusted types only, this is the one address that is trusted.
function address(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TypePolicies };
  const policy = trustedTypes?.createPolicy("chaton", {
    createScriptURL: (url) => {
      if (url !== path) throw new TypeError("Only the service worker is loaded");
      return url;
    },
  });
  return policy?.createScriptURL(path) ?? path;
}
