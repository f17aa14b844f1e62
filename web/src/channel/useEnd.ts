// Keeps a list at its end until a person leads it away. Rows that are measured late, pictures that arrive and a window
// that changes its size move the end; none of them is a wish to be elsewhere.
import {useCallback, useEffect, useMemo, useRef, useState} from 'react';
import type {VirtuosoHandle} from 'react-virtuoso';

// For so many frames a list whose height has changed still finds its place; a busy machine draws fewer in the same time.
const settlesIn = 60;
// How long what a hand did may take to be seen.
const felt = 1500;

const leads = new Set(['ArrowUp', 'PageUp', 'Home', 'Tab', ' ']);

const isScroller = (target: EventTarget) => (target as HTMLElement).getAttribute('role') === 'log';

export function useEnd(list: {current: VirtuosoHandle | null}, startsThere: boolean) {
    const atEnd = useRef(startsThere);
    const [away, setAway] = useState(false);
    const [there, setThere] = useState(false);
    const handed = useRef(-Infinity);
    const settles = useSettling();
    const scroller = useRef<HTMLElement | null>(null);
    const seen = useRef('');
    const size = () => `${scroller.current?.scrollHeight} ${scroller.current?.clientHeight}`;

    const toEnd = useCallback(() => list.current?.scrollToIndex({index: 'LAST', align: 'end'}), [list]);
    const totalListHeightChanged = useCallback(() => {
        settles.again();
        seen.current = size();
        if (atEnd.current) toEnd();
    }, [toEnd, settles]);
    const atBottomStateChange = useCallback(
        (is: boolean) => {
            const led = performance.now() - handed.current < felt;
            // A row that grew may be told of as a list that left its end, before it is told of as grown.
            const moved = settles.going() || seen.current !== size();
            if (!is && atEnd.current && !led && moved) return void toEnd();
            seen.current = size();
            atEnd.current = is;
            if (is) handed.current = -Infinity;
            if (is) setThere(true);
            setAway(!is);
        },
        [toEnd, settles],
    );
    const hands = useMemo(() => {
        const led = (is: boolean) => {
            if (is) handed.current = performance.now();
        };
        return {
            onWheelCapture: ({deltaY}: {deltaY: number}) => led(deltaY < 0),
            onTouchMoveCapture: () => led(true),
            onPointerDownCapture: ({target}: {target: EventTarget}) => led(isScroller(target)), // Its scroll bar.
            onKeyDownCapture: ({key}: {key: string}) => led(leads.has(key)),
        };
    }, []);
    const scrollerRef = useCallback((element: HTMLElement | Window | null) => {
        scroller.current = element as HTMLElement | null;
    }, []);
    return {atEnd, away, there, hands, scrollerRef, atBottomStateChange, totalListHeightChanged};
}

// Counts frames since the height last changed; begins with the list itself.
function useSettling() {
    const left = useRef(settlesIn);
    const frame = useRef(0);
    const settling = useMemo(() => {
        const tick = () => {
            left.current--;
            frame.current = left.current > 0 ? requestAnimationFrame(tick) : 0;
        };
        return {
            again: () => {
                left.current = settlesIn;
                frame.current ||= requestAnimationFrame(tick);
            },
            going: () => left.current > 0,
        };
    }, []);
    useEffect(() => {
        settling.again();
        return () => {
            cancelAnimationFrame(frame.current);
            frame.current = 0;
        };
    }, [settling]);
    return settling;
}
