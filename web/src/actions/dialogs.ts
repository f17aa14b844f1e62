// Interactive dialogs: the server's word to open one counts only right after one's own command or press.
import {create} from 'zustand';

export type DialogElement = {
    display_name: string;
    name: string;
    type: string;
    subtype?: string;
    default?: string;
    placeholder?: string;
    help_text?: string;
    optional?: boolean;
    min_length?: number;
    max_length?: number;
    data_source?: string;
    data_source_url?: string;
    options?: {text: string; value: string}[] | null;
    multiselect?: boolean;
    refresh?: boolean;
    min_date?: string;
    max_date?: string;
    time_interval?: number;
};

export type DialogCard = {
    callback_id?: string;
    title: string;
    introduction_text?: string;
    icon_url?: string;
    elements?: DialogElement[] | null;
    submit_label?: string;
    notify_on_cancel?: boolean;
    state?: string;
    source_url?: string;
};

export type OpenDialog = {trigger_id: string; url: string; dialog: DialogCard};

type Dialogs = {open: OpenDialog | null; mine: string[]; early: OpenDialog[]};

export const useDialogs = create<Dialogs>(() => ({open: null, mine: [], early: []}));

export const openDialogs = {
    // The event may come before the answer that tells the trigger's id, so it waits for it.
    heard(text: string) {
        const asked = JSON.parse(text) as OpenDialog;
        useDialogs.setState((before) =>
            before.mine.includes(asked.trigger_id) ? {open: asked} : {early: [...before.early, asked].slice(-5)},
        );
    },
    triggered(id: string | undefined) {
        if (!id) return;
        useDialogs.setState((before) => {
            const waiting = before.early.find((one) => one.trigger_id === id);
            return {mine: [...before.mine, id].slice(-20), ...(waiting ? {open: waiting} : {})};
        });
    },
    show: (asked: OpenDialog) => useDialogs.setState({open: asked}),
    close: () => useDialogs.setState({open: null}),
};
