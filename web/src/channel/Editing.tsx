// A message of one's own, open for change in its place.
import type {Post} from '@mattermost/types/posts';
import {useEffect, useRef, useState} from 'react';
import {Button, complain} from '@/parts';
import {edit} from '@/state/post_deeds';
import {useView} from '@/workspace/view';

export function Editing({post}: {post: Post}) {
    const [text, setText] = useState(post.message);
    const [busy, setBusy] = useState(false);
    const area = useRef<HTMLTextAreaElement>(null);
    const close = () => {
        useView.setState({editing: ''});
        document.querySelector<HTMLTextAreaElement>('.composer textarea')?.focus();
    };
    useEffect(() => {
        area.current!.focus();
        area.current!.setSelectionRange(text.length, text.length);
    }, []);
    const save = async () => {
        if (text === post.message) return close();
        setBusy(true);
        try {
            await edit(post, text);
            close();
        } catch (fault) {
            complain(fault);
            setBusy(false);
        }
    };
    return (
        <div className="editing">
            <textarea
                ref={area}
                className="control"
                aria-label="Edit message"
                value={text}
                rows={Math.min(12, text.split('\n').length + 1)}
                onChange={(event) => setText(event.target.value)}
                onKeyDown={(event) => {
                    if (event.key === 'Escape') {
                        event.stopPropagation();
                        close();
                    }
                    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
                        event.preventDefault();
                        void save();
                    }
                }}
            />
            <div>
                <Button small kind="primary" busy={busy} disabled={!text.trim()} onClick={() => void save()}>
                    Save
                </Button>
                <Button small kind="quiet" onClick={close}>
                    Cancel
                </Button>
            </div>
        </div>
    );
}
