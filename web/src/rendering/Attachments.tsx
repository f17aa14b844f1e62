// Message attachments, whole: colour bar, pretext, author, title, text, picture, fields, footer, time, buttons, menus.
import {memo, useMemo, useState, type ReactNode} from 'react';
import {Actions, type OnAction} from './Actions';
import {colorOf, readAttachments, rowsOf, type Attachment} from './attachment';
import {Collapse} from './Collapse';
import {Link, Markdown, Picture, type PictureSize} from './Markdown';
import {decodeEntities} from './entities';
import {useSurroundings} from './surroundings';
import {tame} from './safety';
import './attachments.css';

/** Higher texts collapse. */
const highestText = 200;
/** A collapsed text is read no further than this. */
const longestGlance = 3000;
/** More are shown when asked for. */
const mostAttachments = 20;
const mostFields = 40;

/** What of a post is looked at. */
export interface AttachedPost {
    props?: Record<string, unknown> | null;
    metadata?: {images?: Record<string, PictureSize | null>} | null;
}

type Sizes = Readonly<Record<string, PictureSize | null>>;

function glance(text: string): string {
    if (text.length <= longestGlance) return text;
    const line = text.lastIndexOf('\n', longestGlance);
    return `${text.slice(0, line > longestGlance / 2 ? line : longestGlance)}…`;
}

function Icon({address, kind}: {address?: string; kind: string}): ReactNode {
    const around = useSurroundings();
    if (!address) return null;
    return <img className={kind} src={around.picture(address)} alt="" loading="lazy" referrerPolicy="no-referrer" />;
}

function Author({author}: {author: Attachment['author']}): ReactNode {
    if (author.name === '' && !author.icon) return null;
    return (
        <div className="att-author">
            <Icon address={author.icon} kind="att-icon" />
            {author.link ? <Link address={author.link}>{author.name}</Link> : <span>{author.name}</span>}
        </div>
    );
}

function Title({of: {title, titleLink}}: {of: Attachment}): ReactNode {
    if (title === '') return null;
    return (
        <h4 className="att-title" dir="auto">
            {titleLink ? (
                <Link address={titleLink}>
                    <Markdown text={tame(title)} only="emoji" />
                </Link>
            ) : (
                <Markdown text={title} only="links" />
            )}
        </h4>
    );
}

function Value({text, sizes}: {text: string; sizes: Sizes}): ReactNode {
    if (text.length <= longestGlance) return <Markdown text={text} sizes={sizes} />;
    return (
        <Collapse height={highestText}>
            {(open) => <Markdown text={open ? text : glance(text)} sizes={sizes} />}
        </Collapse>
    );
}

function Fields({fields, sizes}: {fields: Attachment['fields']; sizes: Sizes}): ReactNode {
    const [every, setEvery] = useState(false);
    const rows = useMemo(() => rowsOf(every ? fields : fields.slice(0, mostFields)), [fields, every]);
    if (fields.length === 0) return null;
    return (
        <>
            <div className="att-fields">
                {rows.map((row, index) => (
                    <dl className="att-row" key={index}>
                        {row.map((field, at) => (
                            <div className={field.short ? 'att-field att-short' : 'att-field'} key={at}>
                                <dt dir="auto">
                                    <Markdown text={decodeEntities(field.title)} only="emoji" />
                                </dt>
                                <dd>
                                    <Value text={field.value} sizes={sizes} />
                                </dd>
                            </div>
                        ))}
                    </dl>
                ))}
            </div>
            {!every && fields.length > mostFields && (
                <button type="button" className="show-more" onClick={() => setEvery(true)}>
                    Show {fields.length - mostFields} more fields
                </button>
            )}
        </>
    );
}

const dayAndTime = new Intl.DateTimeFormat(undefined, {dateStyle: 'medium', timeStyle: 'short'});

function Footer({of: {footer, footerIcon, at}}: {of: Attachment}): ReactNode {
    if (footer === '' && !at) return null;
    return (
        <div className="att-footer">
            {footer !== '' && <Icon address={footerIcon} kind="att-icon" />}
            {footer !== '' && <bdi>{footer}</bdi>}
            {footer !== '' && at && <span aria-hidden="true">·</span>}
            {at && <time dateTime={at.toISOString()}>{dayAndTime.format(at)}</time>}
        </div>
    );
}

function Card({
    attachment: of,
    sizes,
    onAction,
}: {
    attachment: Attachment;
    sizes: Sizes;
    onAction?: OnAction;
}): ReactNode {
    const around = useSurroundings();
    const {name, hex} = colorOf(of.color);
    const bare =
        of.author.name === '' &&
        of.title === '' &&
        of.text === '' &&
        of.fields.length === 0 &&
        !of.image &&
        of.footer === '' &&
        of.actions.length === 0 &&
        of.pretext === '';
    const size = of.image ? sizes[of.image] : undefined;
    return (
        <div className="att">
            {of.pretext !== '' && (
                <div className="att-pretext">
                    <Markdown text={of.pretext} sizes={sizes} />
                </div>
            )}
            <div
                className={name ? `att-card bar-${name}` : 'att-card'}
                style={hex ? {borderInlineStartColor: hex} : undefined}
            >
                <div className="att-main">
                    <Author author={of.author} />
                    <Title of={of} />
                    {of.text !== '' && (
                        <Collapse height={highestText}>
                            {(open) => <Markdown text={open ? of.text : glance(of.text)} sizes={sizes} />}
                        </Collapse>
                    )}
                    {bare && of.fallback !== '' && <p dir="auto">{of.fallback}</p>}
                    {of.image && (
                        <div className="att-image">
                            <Picture
                                address={of.image}
                                words={of.fallback || tame(of.title)}
                                width={size?.width}
                                height={size?.height}
                            />
                        </div>
                    )}
                    <Fields fields={of.fields} sizes={sizes} />
                    <Footer of={of} />
                    {of.actions.length > 0 && <Actions actions={of.actions} onAction={onAction} />}
                </div>
                {of.thumbnail && (
                    <img
                        className="att-thumb"
                        src={around.picture(of.thumbnail)}
                        alt=""
                        loading="lazy"
                        referrerPolicy="no-referrer"
                    />
                )}
            </div>
        </div>
    );
}

const noSizes: Sizes = {};

export const Attachments = memo(function Attachments({
    post,
    onAction,
}: {
    post: AttachedPost;
    onAction?: OnAction;
}): ReactNode {
    const from = post.props?.attachments;
    const read = useMemo(() => readAttachments(from), [from]);
    const [every, setEvery] = useState(false);
    const sizes = post.metadata?.images ?? noSizes;
    if (read.length === 0) return null;
    const shown = every ? read : read.slice(0, mostAttachments);
    return (
        <div className="attachments">
            {shown.map((attachment, index) => (
                <Card key={index} attachment={attachment} sizes={sizes} onAction={onAction} />
            ))}
            {shown.length < read.length && (
                <button type="button" className="show-more" onClick={() => setEvery(true)}>
                    Show {read.length - shown.length} more attachments
                </button>
            )}
        </div>
    );
});
