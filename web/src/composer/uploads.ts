// Files on their way: sent one by one with their progress, kept until the message goes.
import type {FileUploadResponse} from '@mattermost/types/files';
import {useCallback, useRef, useState} from 'react';
import {client, siteUrl} from '@/api';
import {complain} from '@/parts';
import {now} from '@/state/store';

export type Upload = {key: string; name: string; size: number; part: number; id?: string; failed?: boolean};

function put(channelId: string, file: File, key: string, onPart: (part: number) => void, own: (call: XMLHttpRequest) => void) {
    return new Promise<string>((resolve, reject) => {
        const form = new FormData();
        form.append('channel_id', channelId);
        form.append('client_ids', key);
        form.append('files', file, file.name);
        const call = new XMLHttpRequest();
        own(call);
        call.open('POST', `${siteUrl}/api/v4/files`);
        // fetch cannot tell how far an upload has come.
        const {headers} = client.getOptions({method: 'POST'}) as {headers: Record<string, string>};
        for (const [name, value] of Object.entries(headers)) call.setRequestHeader(name, value);
        call.upload.onprogress = (event) => event.lengthComputable && onPart(event.loaded / event.total);
        call.onload = () => {
            try {
                const answer = JSON.parse(call.responseText) as FileUploadResponse & {message?: string};
                if (call.status >= 400) reject(new Error(answer.message));
                else resolve(answer.file_infos[0]!.id);
            } catch {
                reject(new Error('The file was not taken.'));
            }
        };
        call.onerror = () => reject(new TypeError());
        call.onabort = () => reject(new DOMException('', 'AbortError'));
        call.send(form);
    });
}

export function useUploads(channelId: string) {
    const [uploads, setUploads] = useState<Upload[]>([]);
    const calls = useRef(new Map<string, XMLHttpRequest>());
    const drop = useCallback((key: string) => {
        calls.current.get(key)?.abort();
        setUploads((list) => list.filter((one) => one.key !== key));
    }, []);
    const add = useCallback(
        (files: File[]) => {
            const most = Number(now().config.MaxFileSize) || Infinity;
            for (const file of files.slice(0, 10)) {
                if (file.size > most) {
                    complain(`${file.name} is larger than this server takes.`);
                    continue;
                }
                const key = crypto.randomUUID?.() ?? `${Date.now()}${Math.random()}`;
                const change = (what: Partial<Upload>) =>
                    setUploads((list) => list.map((one) => (one.key === key ? {...one, ...what} : one)));
                setUploads((list) => [...list, {key, name: file.name, size: file.size, part: 0}]);
                put(channelId, file, key, (part) => change({part}), (call) => calls.current.set(key, call)).then(
                    (id) => change({id, part: 1}),
                    (fault: Error) => {
                        if (fault.name === 'AbortError') return;
                        change({failed: true});
                        complain(fault);
                    },
                );
            }
        },
        [channelId],
    );
    const clear = useCallback(() => setUploads([]), []);
    return {uploads, add, drop, clear};
}
