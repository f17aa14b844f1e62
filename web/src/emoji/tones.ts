// The tone of skin that a person chose for emoji: a preference, told as the peer's web client tells it.
import {client} from '@/api';
import {emojiCharacter} from '@/rendering';
import {usePreference} from '@/state/select';
import {now} from '@/state/store';

// What is kept, how it is called, and what stands in the names of emoji.
export const tones = [
    {value: 'default', label: 'No skin tone', suffix: ''},
    {value: '1F3FB', label: 'Light skin tone', suffix: '_light_skin_tone'},
    {value: '1F3FC', label: 'Medium light skin tone', suffix: '_medium_light_skin_tone'},
    {value: '1F3FD', label: 'Medium skin tone', suffix: '_medium_skin_tone'},
    {value: '1F3FE', label: 'Medium dark skin tone', suffix: '_medium_dark_skin_tone'},
    {value: '1F3FF', label: 'Dark skin tone', suffix: '_dark_skin_tone'},
] as const;

export type Tone = (typeof tones)[number];

export function useTone(): Tone {
    const kept = usePreference('emoji', 'emoji_skintone')?.toUpperCase();
    return tones.find((tone) => tone.value === kept) ?? tones[0];
}

// The name in that tone, where the emoji comes in tones.
export function toned(name: string, {suffix}: Tone): string {
    return suffix && emojiCharacter(name + suffix) ? name + suffix : name;
}

export function keepTone({value}: Tone) {
    const me = now().me!.id;
    return client.savePreferences(me, [{user_id: me, category: 'emoji', name: 'emoji_skintone', value}]);
}
