// The files of a message: pictures as pictures, everything else by name and size.
import type {FileInfo} from '@mattermost/types/files';
import type {Post} from '@mattermost/types/posts';
import {File as FileIcon, Download} from 'lucide-react';
import {useEffect, useState} from 'react';
import {client} from '@/api';
import {Dialog} from '@/parts';
import {tameName} from '@/rendering';

export function sizeOf(bytes: number): string {
    const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
    const step = Math.min(3, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(1000)));
    return new Intl.NumberFormat(undefined, {
        style: 'unit',
        unit: units[step],
        unitDisplay: 'short',
        maximumFractionDigits: 1,
    }).format(bytes / 1000 ** step);
}

function useInfos(post: Post): FileInfo[] {
    const told = post.metadata?.files as FileInfo[] | undefined;
    const [asked, setAsked] = useState<FileInfo[]>([]);
    useEffect(() => {
        if (!told?.length) client.getFileInfosForPost(post.id).then(setAsked, () => undefined);
    }, [post.id, told]);
    return told?.length ? told : asked;
}

export function Files({post}: {post: Post}) {
    const infos = useInfos(post);
    const pictures = infos.filter((info) => info.mime_type.startsWith('image/') && (info.has_preview_image || info.width > 0));
    const others = infos.filter((info) => !pictures.includes(info));
    return (
        <div className="files">
            {pictures.map((info) => (
                <PictureFile key={info.id} info={info} />
            ))}
            {others.map((info) => (
                <a key={info.id} className="file" href={`${client.getFileUrl(info.id, 0)}?download=1`} download={info.name}>
                    <FileIcon aria-hidden />
                    <span>
                        <b>{tameName(info.name)}</b>
                        <small>
                            {info.extension.toUpperCase()} · {sizeOf(info.size)}
                        </small>
                    </span>
                    <Download aria-hidden />
                </a>
            ))}
        </div>
    );
}

function PictureFile({info}: {info: FileInfo}) {
    const [large, setLarge] = useState(false);
    const scale = Math.min(1, 420 / (info.width || 420), 300 / (info.height || 300));
    const preview = info.has_preview_image ? client.getFilePreviewUrl(info.id, 0) : client.getFileUrl(info.id, 0);
    return (
        <>
            <button type="button" className="file-picture" aria-label={`Picture ${info.name}`} onClick={() => setLarge(true)}>
                <img
                    src={preview}
                    alt={info.name}
                    loading="lazy"
                    width={Math.round((info.width || 420) * scale)}
                    height={Math.round((info.height || 300) * scale)}
                />
            </button>
            {large && (
                <Dialog wide title={tameName(info.name)} onClose={() => setLarge(false)}>
                    <img className="file-large" src={client.getFileUrl(info.id, 0)} alt={info.name} />
                    <a href={`${client.getFileUrl(info.id, 0)}?download=1`} download={info.name}>
                        Download ({sizeOf(info.size)})
                    </a>
                </Dialog>
            )}
        </>
    );
}
