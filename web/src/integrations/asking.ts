// Answers of the server that one screen alone needs: asked when it opens, and again when told to or every so often.
import {useCallback, useEffect, useRef, useState} from 'react';
import {statusOf} from '@/api';

export type Asked<Answer> = {
    answer?: Answer;
    fault?: unknown;
    absent: boolean; // The server does not have this.
    again(): Promise<void>;
    put(answer: Answer): void;
};

export function useAsked<Answer>(ask: () => Promise<Answer>, about: readonly unknown[], every = 0): Asked<Answer> {
    const [answer, put] = useState<Answer>();
    const [fault, setFault] = useState<unknown>();
    const turn = useRef(0);
    const asking = useRef(ask);
    asking.current = ask;
    const again = useCallback(async () => {
        const mine = ++turn.current;
        try {
            const got = await asking.current();
            if (mine !== turn.current) return;
            put(got);
            setFault(undefined);
        } catch (thrown) {
            if (mine === turn.current) setFault(thrown);
        }
    }, []);
    useEffect(() => {
        put(undefined);
        setFault(undefined);
        void again();
        return () => void ++turn.current;
        // eslint-disable-next-line react-hooks/exhaustive-deps
    }, about);
    useEffect(() => {
        if (every === 0) return;
        const timer = setInterval(() => document.hidden || void again(), every);
        return () => clearInterval(timer);
    }, [every, again]);
    return {answer, fault, absent: [404, 501].includes(statusOf(fault)), again, put};
}
