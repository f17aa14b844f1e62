// Markdown as elements. Tokens become elements one by one and text stays text, so nothing that a stranger wrote is ever
// read as markup.
import {memo, useMemo, type MouseEvent, type ReactNode} from 'react';
import type {Token, Tokens} from 'marked';
import {Code} from './Code';
import {decodeEntities} from './entities';
import {emojiCharacter, useEmoji} from './emoji';
import {parse, type SizedImage} from './parse';
import {safeLink, safePicture, tame} from './safety';
import {useSurroundings, type Surroundings} from './surroundings';
import {mayHoldEmoji, words} from './words';
import './rendering.css';

/** Deeper things are shown as they were written. */
const deepest = 24;

export interface PictureSize {
    width: number;
    height: number;
}

export interface MarkdownProps {
    text: string;
    /** Goes before what the surroundings know: the channels that the server found in the post. */
    channels?: Surroundings['channels'];
    /** Sizes of pictures by their address, as the post's metadata says them. */
    sizes?: Readonly<Record<string, PictureSize | null>>;
    /** `links`: one line with links and emoji, no other Markdown. `emoji`: emoji only. */
    only?: 'links' | 'emoji';
}

interface Place {
    around: Surroundings;
    sizes: Readonly<Record<string, PictureSize | null>>;
    flat: boolean;
}

export function Link({address, title, children}: {address: string; title?: string; children: ReactNode}): ReactNode {
    const around = useSurroundings();
    const follow = (event: MouseEvent) => {
        const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
        if (plain && around.onLink?.(address)) event.preventDefault();
    };
    return (
        <a
            href={address}
            title={title || undefined}
            target="_blank"
            rel="noopener noreferrer nofollow"
            onClick={follow}
        >
            {children}
        </a>
    );
}

export function Picture({
    address,
    words: alt,
    title,
    width,
    height,
}: {
    address: string;
    words: string;
    title?: string;
    width?: number;
    height?: number;
}): ReactNode {
    const around = useSurroundings();
    const image = (
        <img
            src={around.picture(address)}
            alt={alt}
            title={title || undefined}
            loading="lazy"
            decoding="async"
            referrerPolicy="no-referrer"
            width={width}
            height={height}
        />
    );
    if (!around.onPicture) return <span className="md-picture">{image}</span>;
    return (
        <button
            type="button"
            className="md-picture"
            aria-label={`Enlarge ${alt || 'picture'}`}
            onClick={() => around.onPicture?.(address, alt)}
        >
            {image}
        </button>
    );
}

function link(token: Tokens.Link, place: Place, depth: number): ReactNode {
    const address = safeLink(decodeEntities(token.href));
    const inner = token.autolink
        ? tame(decodeEntities(token.text))
        : all(token.tokens, {...place, around: unlinked(place.around)}, depth);
    if (!address) return place.flat ? inner : <span className="md-no-link">{inner}</span>;
    return (
        <Link address={address} title={tame(decodeEntities(token.title ?? ''))}>
            {inner}
        </Link>
    );
}

// Buttons may not stand inside links.
function unlinked(around: Surroundings): Surroundings {
    return {
        ...around,
        usePerson: () => undefined,
        channels: () => undefined,
        onHashtag: undefined,
        onPicture: undefined,
    };
}

function image(token: SizedImage, place: Place): ReactNode {
    const address = safePicture(decodeEntities(token.href));
    const alt = tame(decodeEntities(token.text));
    if (!address) return alt === '' ? token.raw : alt;
    const size = place.sizes[token.href];
    const given = token.width !== undefined || token.height !== undefined;
    const width = given ? token.width : size?.width;
    const height = given ? token.height : size?.height;
    return (
        <Picture
            address={address}
            words={alt}
            title={tame(decodeEntities(token.title ?? ''))}
            width={width}
            height={height}
        />
    );
}

function table(token: Tokens.Table, place: Place, depth: number): ReactNode {
    const cell = (from: Tokens.TableCell, index: number, Kind: 'th' | 'td') => (
        <Kind
            key={index}
            className={from.align ? `md-${from.align}` : undefined}
            scope={Kind === 'th' ? 'col' : undefined}
        >
            {all(from.tokens, place, depth)}
        </Kind>
    );
    return (
        <div className="md-table" tabIndex={0} role="group" aria-label="Table">
            <table>
                <thead>
                    <tr>{token.header.map((from, index) => cell(from, index, 'th'))}</tr>
                </thead>
                <tbody>
                    {token.rows.map((row, index) => (
                        <tr key={index}>{row.map((from, at) => cell(from, at, 'td'))}</tr>
                    ))}
                </tbody>
            </table>
        </div>
    );
}

function list(token: Tokens.List, place: Place, depth: number): ReactNode {
    const items = token.items.map((item, index) => (
        <li key={index} className={item.task ? 'md-task' : undefined}>
            {all(item.tokens, place, depth)}
        </li>
    ));
    if (!token.ordered) return <ul>{items}</ul>;
    const start = Number(token.start);
    return <ol start={start > 1 && start < 1e9 ? start : start === 0 ? 0 : undefined}>{items}</ol>;
}

function one(token: Token, place: Place, depth: number): ReactNode {
    const within = () => all((token as {tokens?: Token[]}).tokens ?? [], place, depth + 1);
    switch (token.type) {
        case 'text': {
            const text = token as Tokens.Text;
            return text.tokens ? within() : words(decodeEntities(text.text), place.around);
        }
        case 'plain':
            return <p className="md-as-written">{tame((token as Tokens.Text).text)}</p>;
        case 'paragraph':
            return <p>{within()}</p>;
        case 'escape':
            return tame((token as Tokens.Escape).text);
        case 'strong':
            return <strong>{within()}</strong>;
        case 'em':
            return <em>{within()}</em>;
        case 'del':
            return <del>{within()}</del>;
        case 'codespan':
            return <code>{tame((token as Tokens.Codespan).text)}</code>;
        case 'br':
            return <br />;
        case 'link':
            return link(token as Tokens.Link, place, depth + 1);
        case 'image':
            return image(token as SizedImage, place);
        case 'code': {
            const code = token as Tokens.Code;
            const language = tame(decodeEntities(code.lang ?? '')).split(/\s/)[0] ?? '';
            return <Code text={code.text} language={language.slice(0, 40).toLowerCase()} />;
        }
        case 'heading': {
            const Kind = `h${Math.min(6, (token as Tokens.Heading).depth)}` as 'h1';
            return <Kind>{within()}</Kind>;
        }
        case 'blockquote':
            return <blockquote>{within()}</blockquote>;
        case 'list':
            return list(token as Tokens.List, place, depth + 1);
        case 'checkbox': {
            const checked = (token as {checked?: boolean}).checked ?? false;
            return (
                <input type="checkbox" checked={checked} disabled readOnly aria-label={checked ? 'Done' : 'Not done'} />
            );
        }
        case 'table':
            return table(token as Tokens.Table, place, depth + 1);
        case 'hr':
            return <hr />;
        case 'space':
        case 'def':
            return null;
        default:
            return tame(token.raw);
    }
}

// One line: links and emoji stay, other tokens give their text.
function oneFlat(token: Token, place: Place, depth: number): ReactNode {
    const inner = token as {tokens?: Token[]; text?: string};
    if (token.type === 'link') return link(token as Tokens.Link, place, depth + 1);
    if (token.type === 'space' || token.type === 'def') return null;
    if (token.type === 'br') return ' ';
    if (inner.tokens && inner.tokens.length > 0) return all(inner.tokens, place, depth + 1);
    if (token.type === 'text') return words(decodeEntities(inner.text ?? ''), place.around, true);
    return tame(inner.text ?? token.raw);
}

function all(tokens: readonly Token[], place: Place, depth: number): ReactNode[] {
    if (depth > deepest) return [tame(tokens.map((token) => token.raw).join(''))];
    return tokens.map((token, index) => (
        <Keyed key={index}>{place.flat ? oneFlat(token, place, depth) : one(token, place, depth)}</Keyed>
    ));
}

function Keyed({children}: {children: ReactNode}): ReactNode {
    return children;
}

// A message of nothing but a few emoji is shown large.
function onlyEmoji(text: string): boolean {
    if (text.length > 200) return false;
    const names = text.trim().split(/\s+/);
    return (
        names.length > 0 &&
        names.length <= 8 &&
        names.every(
            (name) =>
                (/^:[+\w-]+:$/.test(name) && emojiCharacter(name.slice(1, -1)) !== undefined) ||
                /^(?:\p{Extended_Pictographic}[\p{Emoji_Modifier}\uFE0F\u200D\p{Extended_Pictographic}]*)+$/u.test(
                    name,
                ),
        )
    );
}

const noSizes = {};

export const Markdown = memo(function Markdown(props: MarkdownProps): ReactNode {
    const {text, channels, sizes = noSizes, only} = props;
    const beside = useSurroundings();
    const ready = useEmoji(mayHoldEmoji(text));
    const around = useMemo(() => (channels ? {...beside, channels} : beside), [beside, channels]);
    const shown = useMemo(() => {
        void ready;
        if (only === 'emoji') return words(text, around, true);
        return all(parse(text), {around, sizes, flat: only === 'links'}, 0);
    }, [text, around, sizes, only, ready]);
    if (only)
        return (
            <span className="md-line" dir="auto">
                {shown}
            </span>
        );
    return (
        <div className={onlyEmoji(text) ? 'markdown md-only-emoji' : 'markdown'} dir="auto">
            {shown}
        </div>
    );
});
