// Times as the reader's own place says them.
const clock = new Intl.DateTimeFormat(undefined, {hour: '2-digit', minute: '2-digit'});
const day = new Intl.DateTimeFormat(undefined, {weekday: 'long', day: 'numeric', month: 'long'});
const dayOfYear = new Intl.DateTimeFormat(undefined, {weekday: 'long', day: 'numeric', month: 'long', year: 'numeric'});
const whole = new Intl.DateTimeFormat(undefined, {dateStyle: 'full', timeStyle: 'medium'});
const brief = new Intl.DateTimeFormat(undefined, {day: 'numeric', month: 'short'});
const relative = new Intl.RelativeTimeFormat(undefined, {numeric: 'auto'});

export const clockOf = (time: number) => clock.format(time);
export const wholeOf = (time: number) => whole.format(time);

function daysAgo(time: number): number {
    const start = (at: number) => new Date(at).setHours(0, 0, 0, 0);
    return Math.round((start(Date.now()) - start(time)) / 86_400_000);
}

export function dayOf(time: number): string {
    const ago = daysAgo(time);
    if (ago < 2) {
        const word = relative.format(-ago, 'day');
        return word.charAt(0).toUpperCase() + word.slice(1);
    }
    return (new Date(time).getFullYear() === new Date().getFullYear() ? day : dayOfYear).format(time);
}

export function agoOf(time: number): string {
    const minutes = Math.round((Date.now() - time) / 60_000);
    if (minutes < 1) return 'just now';
    if (minutes < 60) return relative.format(-minutes, 'minute');
    if (minutes < 24 * 60) return relative.format(-Math.round(minutes / 60), 'hour');
    const ago = daysAgo(time);
    return ago < 30 ? relative.format(-ago, 'day') : brief.format(time);
}
