/** Hours as a figure: whole from ten on, with one place below, so that an hour and a half is not two. */
export const sayHours = (hours: number): string => (hours < 10 ? hours.toFixed(1) : String(Math.round(hours)))
