/** Where the plot lies inside a chart; the picture and the layer for the pointer must agree. */
export const PLOT = { left: 44, right: 18, top: 8, bottom: 22 } as const;
