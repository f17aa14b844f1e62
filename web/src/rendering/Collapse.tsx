// Something that is cut at a height until somebody asks for more.
import {useLayoutEffect, useRef, useState, type ReactNode} from 'react';

export function Collapse({height, children}: {height: number; children: (open: boolean) => ReactNode}): ReactNode {
    const [open, setOpen] = useState(false);
    const [tall, setTall] = useState(false);
    const inner = useRef<HTMLDivElement>(null);
    useLayoutEffect(() => {
        const box = inner.current;
        if (!box) return;
        const measure = () => setTall(box.scrollHeight > height);
        measure();
        if (typeof ResizeObserver === 'undefined') return;
        const observer = new ResizeObserver(measure);
        observer.observe(box);
        return () => observer.disconnect();
    }, [height]);
    const cut = tall && !open;
    return (
        <div className="collapse">
            <div className={cut ? 'collapse-box cut' : 'collapse-box'} style={cut ? {maxHeight: height} : undefined}>
                <div ref={inner}>{children(open)}</div>
            </div>
            {tall && (
                <button type="button" className="show-more" aria-expanded={open} onClick={() => setOpen(!open)}>
                    {open ? 'Show less' : 'Show more'}
                </button>
            )}
        </div>
    );
}
