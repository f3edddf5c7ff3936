import { h, ICONS, icon } from './dom.ts';
import { stored } from './storage.ts';
import type { Words } from './words.ts';

export interface Floating {
  readonly element: HTMLDialogElement;
  readonly launcher: HTMLElement;
  open(): void;
  close(): void;
  /** Shows the panel as it was before a reload, or as the page wants it, without taking the focus. */
  restore(options: { open: boolean }): void;
  /** Marks the button when something was said that nobody saw. */
  unread(): void;
}

const SMALL_SCREEN = '(max-width: 480px), (max-height: 480px)';

/**
 * A panel that opens from a round button in the corner. On a small screen it covers the page, and the page
 * behind it cannot be reached; on a large one both stay in use.
 */
export function floating({
  panel,
  words,
  focus,
  changed,
}: {
  panel: HTMLDialogElement;
  words: Words;
  focus(): void;
  changed(state: { open: boolean }): void;
}): Floating {
  const launcher = h(
    'button',
    { type: 'button', class: 'launcher', 'aria-label': words.open },
    icon(...ICONS.cup),
  );
  const remembered = stored<boolean>('sessionStorage', 'crema-chat open');
  const small = matchMedia(SMALL_SCREEN);

  const present = () => {
    if (small.matches) panel.showModal();
    // Not show(), which would take the focus to the first button.
    else panel.open = true;
  };
  const set = (open: boolean) => {
    remembered.write(open);
    launcher.hidden = open;
    if (open) launcher.setAttribute('aria-label', words.open);
    if (open) launcher.classList.remove('unread');
    changed({ open });
  };
  const close = () => {
    if (launcher.hidden === false) return;
    panel.close();
    set(false);
    launcher.focus();
  };

  small.addEventListener('change', () => {
    if (!panel.open) return;
    const { activeElement } = panel.getRootNode() as ShadowRoot;
    panel.close();
    present();
    if (activeElement instanceof HTMLElement) activeElement.focus();
  });
  panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    close();
  });
  // The browser closes it too, as with the back gesture of a phone.
  panel.addEventListener('close', () => panel.open || close());
  fitKeyboard(panel);

  const open = () => {
    if (panel.open) return focus();
    present();
    set(true);
    focus();
  };
  launcher.addEventListener('click', open);
  return {
    element: panel,
    launcher,
    open,
    close,
    restore(wanted) {
      if (!(remembered.read() ?? wanted.open)) return;
      present();
      set(true);
    },
    unread() {
      if (panel.open) return;
      launcher.classList.add('unread');
      launcher.setAttribute('aria-label', words.openUnread);
    },
  };
}

/** On phones the keyboard covers the page without resizing it; the panel keeps to what can be seen. */
function fitKeyboard(panel: HTMLElement): void {
  const view = window.visualViewport;
  view?.addEventListener('resize', () => {
    panel.style.setProperty('--view-height', `${view.height}px`);
    panel.style.setProperty('--view-top', `${view.offsetTop}px`);
  });
}
