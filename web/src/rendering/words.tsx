// The small things inside a run of text: @people, ~channels, #tags, :emoji: and faces, found in one pass.
import {Fragment, type ReactNode} from 'react';
import {emojiCharacter, faces} from './emoji';
import {tame} from './safety';
import {useSurroundings, type Person, type Surroundings} from './surroundings';

const smallThings = new RegExp(
    [
        '(?<![\\w/.@-])@([a-z0-9][a-z0-9._-]{0,63})',
        '(?<![\\w/~])~([a-z0-9][a-z0-9_-]{0,127})',
        '(?<![\\p{L}\\p{N}_/&#])#(\\p{L}[\\p{L}\\p{N}\\p{M}_.-]{0,127})',
        ':([+\\w-]{1,64}):',
        "(?<=^|\\s)((?:[:;]-?[)\\]dopsx@(/|$]|:'\\(|x-d|<\\/?3))(?=$|\\s)",
    ].join('|'),
    'giu',
);

// Whether a text may hold an emoji, so that their table is worth asking for.
export function mayHoldEmoji(text: string): boolean {
    return /:[+\w-]{1,64}:|(?:^|\s)(?:[:;x]-?[)\]dopsx@(/|$]|:'\(|<\/?3)(?:$|\s)/i.test(text);
}

export function Emoji({name}: {name: string}) {
    const character = emojiCharacter(name);
    const picture = useSurroundings().useEmojiPicture(character ? '' : name);
    const label = `:${tame(name)}:`;
    if (character)
        return (
            <span className="emoji" role="img" aria-label={label} title={label}>
                {character}
            </span>
        );
    if (!picture) return label;
    return <img className="emoji" src={picture} alt={label} title={label} loading="lazy" />;
}

// A name may be followed by full stops or dashes that are not part of it.
function Mention({name, around}: {name: string; around: Surroundings}) {
    const bare = name.replace(/[._-]+$/, '');
    const whole = around.usePerson(name.toLowerCase());
    const part = around.usePerson(bare.toLowerCase());
    const person = whole ?? part;
    if (!person) return `@${name}`;
    return (
        <>
            <MentionOf person={person} around={around} />
            {whole ? '' : name.slice(bare.length)}
        </>
    );
}

function MentionOf({person, around}: {person: Person; around: Surroundings}) {
    const shown = `@${tame(person.shown ?? person.username)}`;
    const look = person.me ? 'mention mention-me' : 'mention';
    if (!person.id || !around.onMention) return <span className={look}>{shown}</span>;
    return (
        <button type="button" className={look} onClick={(event) => around.onMention?.(person, event.currentTarget)}>
            {shown}
        </button>
    );
}

type Found = {shown: ReactNode; length: number} | undefined;

function channelNamed(name: string, around: Surroundings): Found {
    const channel = around.channels(name.toLowerCase());
    if (!channel) return undefined;
    const shown = (
        <button type="button" className="channel-link" onClick={() => around.onChannel?.(channel)}>
            ~{tame(channel.display_name)}
        </button>
    );
    return {shown, length: name.length + 1};
}

function tagged(tag: string, around: Surroundings): Found {
    const bare = tag.replace(/[._-]+$/, '');
    if (!around.onHashtag || [...bare].length < 2) return undefined;
    const shown = (
        <button type="button" className="hashtag" onClick={() => around.onHashtag?.(bare)}>
            #{bare}
        </button>
    );
    return {shown, length: bare.length + 1};
}

function found(
    [whole, name, channel, tag, emoji, face]: RegExpMatchArray,
    around: Surroundings,
    emojiOnly: boolean,
): Found {
    if (emoji !== undefined) return {shown: <Emoji name={emoji.toLowerCase()} />, length: whole.length};
    if (face !== undefined) {
        const named = faces[face.toLowerCase()];
        return named && emojiCharacter(named) ? {shown: <Emoji name={named} />, length: whole.length} : undefined;
    }
    if (emojiOnly) return undefined;
    if (name !== undefined) return {shown: <Mention name={name} around={around} />, length: whole.length};
    if (channel !== undefined) return channelNamed(channel, around);
    return tag === undefined ? undefined : tagged(tag, around);
}

export function words(text: string, around: Surroundings, emojiOnly = false): ReactNode {
    const tamed = tame(text);
    if (!/[@~#:;<]|x-d/i.test(tamed)) return tamed;
    const parts: ReactNode[] = [];
    let done = 0;
    for (const match of tamed.matchAll(smallThings)) {
        const thing = found(match, around, emojiOnly);
        if (!thing) continue;
        if (match.index > done) parts.push(tamed.slice(done, match.index));
        parts.push(<Fragment key={match.index}>{thing.shown}</Fragment>);
        done = match.index + thing.length;
    }
    if (parts.length === 0) return tamed;
    if (done < tamed.length) parts.push(tamed.slice(done));
    return parts;
}
