const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Whether the text is a time of day, HH:MM on the clock of 24 hours; such texts compare as the times do. */
export const isTimeOfDay = (text: string): boolean => TIME.test(text);
