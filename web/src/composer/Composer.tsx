// The box to write in: Markdown with completion, files by picking, pasting and dropping, a draft that is kept.
import {Bold, Code, Italic, Link2, List, Paperclip, Quote, SendHorizontal, SmilePlus} from 'lucide-react';
import {useCallback, useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent} from 'react';
import {flushSync} from 'react-dom';
import {useLocation} from 'wouter';
import {PickerButton} from '@/emoji/PickerButton';
import {complain, IconButton} from '@/parts';
import {tellTyping} from '@/socket';
import {command, rememberReaction, send} from '@/state/post_deeds';
import {titleOf, useConfig} from '@/state/select';
import {now, useStore} from '@/state/store';
import {siteUrl} from '@/api';
import {useView} from '@/workspace/view';
import {Choices} from './Choices';
import {draftOf, keepDraft} from './drafts';
import {Pending} from './Pending';
import {surround, type Edit} from './marks';
import {useCompletion} from './useCompletion';
import {useUploads} from './uploads';
import './composer.css';

type Props = {channelId: string; rootId: string};

export function Composer({channelId, rootId}: Props) {
    const [text, setText] = useState(() => draftOf(channelId, rootId));
    const [busy, setBusy] = useState(false);
    const area = useRef<HTMLTextAreaElement>(null);
    const picker = useRef<HTMLInputElement>(null);
    const [, go] = useLocation();
    const id = useId();
    const title = useStore((state) => (state.channels[channelId] ? titleOf(state, state.channels[channelId]!) : ''));
    const filesOn = useConfig('EnableFileAttachments') === 'true';
    const {uploads, add, drop, clear} = useUploads(channelId);
    const write = useCallback(
        (next: string) => {
            setText(next);
            keepDraft(channelId, rootId, next);
        },
        [channelId, rootId],
    );
    const heard = useStore((state) => state.drafts[`${channelId}.${rootId}`]);
    useEffect(() => {
        if (heard !== undefined) setText(draftOf(channelId, rootId));
    }, [heard, channelId, rootId]);
    const completion = useCompletion(area, text, write, channelId, rootId);
    const apply = useCallback(
        ({text: next, from, to}: Edit) => {
            const go = () => {
                if (document.activeElement === area.current) return;
                area.current?.focus();
                area.current?.setSelectionRange(from, to);
            };
            // At once: the next letter may come before the next frame. A picker gives the focus back to its button first.
            flushSync(() => write(next));
            area.current?.setSelectionRange(from, to);
            go();
            requestAnimationFrame(go);
        },
        [write],
    );
    useGrowing(area, text);
    useTyping(text, channelId, rootId);
    useEffect(() => {
        if (!matchMedia('(hover: none)').matches) area.current?.focus();
    }, []);

    const submit = async () => {
        const message = text.trimEnd();
        const ready = uploads.filter((one) => one.id);
        if (busy || (!message && ready.length === 0)) return;
        if (uploads.some((one) => !one.id && !one.failed)) return complain('A file is still on its way.');
        completion.close();
        if (/^\/\w/.test(message)) return runCommand(message);
        write('');
        clear();
        await send({channelId, rootId, message, fileIds: ready.map((one) => one.id!)});
    };
    const runCommand = async (message: string) => {
        setBusy(true);
        write('');
        try {
            const to = await command(message, channelId, rootId);
            if (to?.startsWith(siteUrl)) go(to.slice(siteUrl.length));
            else if (to?.startsWith('/')) go(to);
            else if (to) window.open(to, '_blank', 'noopener');
        } catch (fault) {
            complain(fault);
            write(message);
        }
        setBusy(false);
    };
    const mark = (before: string, after = before, line = false) => {
        const {selectionStart, selectionEnd} = area.current!;
        apply(surround(text, selectionStart, selectionEnd, before, after, line));
    };
    const pressed = (event: KeyboardEvent<HTMLTextAreaElement>) => {
        if (event.nativeEvent.isComposing || completion.pressed(event)) return;
        const held = event.ctrlKey || event.metaKey;
        if (event.key === 'Enter' && !event.shiftKey && !held && !insideFence(text, area.current!.selectionStart)) {
            event.preventDefault();
            void submit();
        } else if (event.key === 'Enter' && held) {
            event.preventDefault();
            void submit();
        } else if (event.key === 'ArrowUp' && !text && !event.altKey) {
            if (editLast(channelId, rootId)) event.preventDefault();
        } else if (held && !event.altKey && 'bi'.includes(event.key)) {
            event.preventDefault();
            mark(event.key === 'b' ? '**' : '_');
        }
    };
    return (
        <div
            className="composer"
            onDragOver={(event) => filesOn && event.preventDefault()}
            onDrop={(event) => {
                if (!filesOn) return;
                event.preventDefault();
                add([...event.dataTransfer.files]);
            }}
        >
            <Choices id={`${id}-choices`} {...completion} />
            <div className="composer-box">
                <textarea
                    ref={area}
                    aria-label={rootId ? 'Reply to this thread' : `Message ${title}`}
                    placeholder={rootId ? 'Reply…' : `Message ${title}`}
                    aria-haspopup="listbox"
                    aria-autocomplete="list"
                    aria-controls={completion.choices.length ? `${id}-choices` : undefined}
                    aria-activedescendant={completion.choices.length ? `${id}-choices-${completion.at}` : undefined}
                    rows={1}
                    maxLength={Number(now().config.MaxPostSize) || undefined}
                    value={text}
                    onChange={(event) => write(event.target.value)}
                    onSelect={completion.look}
                    onBlur={completion.close}
                    onKeyDown={pressed}
                    onPaste={(event) => {
                        const files = [...event.clipboardData.files];
                        if (!filesOn || files.length === 0) return;
                        event.preventDefault();
                        add(files);
                    }}
                />
                <Pending uploads={uploads} drop={drop} />
                <div className="composer-tools">
                    <IconButton label="Bold" onClick={() => mark('**')}><Bold /></IconButton>
                    <IconButton label="Italic" onClick={() => mark('_')}><Italic /></IconButton>
                    <IconButton label="Link" onClick={() => mark('[', '](https://)')}><Link2 /></IconButton>
                    <IconButton label="Code" onClick={() => mark('`')}><Code /></IconButton>
                    <IconButton label="Quote" className="only-desk" onClick={() => mark('> ', '', true)}><Quote /></IconButton>
                    <IconButton label="List" className="only-desk" onClick={() => mark('- ', '', true)}><List /></IconButton>
                    <span className="composer-space" />
                    {filesOn && (
                        <IconButton label="Attach files" onClick={() => picker.current!.click()}><Paperclip /></IconButton>
                    )}
                    <PickerButton
                        onPick={(name) => {
                            rememberReaction(name);
                            mark(`:${name}: `, '');
                        }}
                        trigger={<IconButton label="Emoji"><SmilePlus /></IconButton>}
                    />
                    <IconButton
                        label="Send"
                        className="composer-send"
                        disabled={busy || (!text.trim() && !uploads.some((one) => one.id))}
                        onClick={() => void submit()}
                    >
                        <SendHorizontal />
                    </IconButton>
                </div>
            </div>
            <input
                ref={picker}
                type="file"
                multiple
                hidden
                aria-label="Files"
                onChange={(event) => {
                    add([...(event.target.files ?? [])]);
                    event.target.value = '';
                }}
            />
        </div>
    );
}

// Inside an open code fence Enter makes a line.
const insideFence = (text: string, cursor: number) => (text.slice(0, cursor).match(/^```/gm)?.length ?? 0) % 2 === 1;

function editLast(channelId: string, rootId: string): boolean {
    const {windows, replies, posts, me} = now();
    const ids = rootId ? (replies[rootId] ?? []) : (windows[channelId]?.ids ?? []);
    const last = [...ids].reverse().find((id) => posts[id]?.user_id === me!.id && !posts[id]!.type && !posts[id]!.props?.from_webhook);
    if (last) useView.setState({editing: `${rootId ? 'thread' : 'channel'}:${last}`});
    return !!last;
}

function useGrowing(area: {current: HTMLTextAreaElement | null}, text: string) {
    useLayoutEffect(() => {
        const box = area.current!;
        box.style.height = 'auto';
        box.style.height = `${Math.min(box.scrollHeight, window.innerHeight * 0.4)}px`;
    }, [area, text]);
}

// Tells others, as seldom as the server asks for.
function useTyping(text: string, channelId: string, rootId: string) {
    const told = useRef(0);
    useEffect(() => {
        const pause = Number(now().config.TimeBetweenUserTypingUpdatesMilliseconds) || 5000;
        if (!text || text.startsWith('/') || Date.now() - told.current < pause) return;
        if (draftOf(channelId, rootId) !== text) return;
        told.current = Date.now();
        tellTyping(channelId, rootId);
    }, [text, channelId, rootId]);
}
