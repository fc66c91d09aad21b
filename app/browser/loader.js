// Starts the browser half, once, when an island comes into view or is touched. Until then, and if it fails, the page works as plain forms.
const tag = document.querySelector('script[data-browser]');
const islands = [...document.querySelectorAll('leptos-island')];
const watch = new IntersectionObserver(seen => seen.some(one => one.isIntersecting) && start());
let state;

async function start() {
  if (state) return;
  mark('starting');
  watch.disconnect();
  try {
    const browser = await import(tag.dataset.browser);
    await browser.default({ module_or_path: tag.dataset.wasm });
    browser.hydrate();
    // Document order, so that an island is awake before those inside it.
    for (const island of islands) {
      island.parentElement.closest('leptos-children')?.$$on_hydrate?.();
      await browser[island.dataset.component](island);
    }
    mark('ready');
  } catch (error) {
    mark('failed');
    console.error(error);
  }
}

function mark(now) {
  document.documentElement.dataset.islands = state = now;
}

// An island about what this browser keeps has nothing to do where nothing is kept.
function idle(island) {
  const key = island.firstElementChild?.dataset.kept;
  try { return key && localStorage.getItem(key) === null; } catch { return true; }
}

if (tag) {
  for (const island of islands) {
    if (idle(island)) continue;
    // An island without a box of its own is seen by its first child.
    for (const box of [island, island.firstElementChild]) if (box) watch.observe(box);
    for (const touch of ['focusin', 'pointerdown']) island.addEventListener(touch, start, { passive: true });
  }
}
