/** Where the band of *Today* leads on the hand-over screen. */
export const DAY_END_ID = 'avant-de-partir';
