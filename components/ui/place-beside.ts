const GAP_PX = 6;

/** Lays a fixed box under its anchor, or above where there is no room, inside the window. */
export function placeBeside(
  box: HTMLElement,
  anchor: DOMRect,
  align: 'centre' | 'start' = 'centre',
) {
  const { offsetWidth: width, offsetHeight: height } = box;
  const wanted = align === 'centre' ? anchor.left + anchor.width / 2 - width / 2 : anchor.left;
  const left = Math.max(GAP_PX, Math.min(wanted, window.innerWidth - width - GAP_PX));
  const below = anchor.bottom + GAP_PX;
  const fits = below + height <= window.innerHeight;
  box.style.left = `${left}px`;
  box.style.top = `${fits ? below : Math.max(GAP_PX, anchor.top - height - GAP_PX)}px`;
}
