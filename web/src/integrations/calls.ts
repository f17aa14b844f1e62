// The calls of /api/heliograph that the pages of integrations make, and the shapes of their answers.
import type {IncomingWebhook, OutgoingWebhook, Command} from '@mattermost/types/integrations';
import type {Post} from '@mattermost/types/posts';
import {heliograph, siteUrl} from '@/api';

export type HookOverview = {
    hook: IncomingWebhook;
    state: string;
    last_received_at: number;
    last_outcome: string;
    received: number;
    refused: number;
    former_until: number;
};

export type HookSettings = {allow_list: string[]; requests_per_second: number; disabled: boolean};

export type Received = {
    number: number;
    create_at: number;
    outcome: string;
    status: number;
    reason: string;
    remote_address: string;
    query: string;
    headers: Record<string, string>;
    body_bytes: number;
    body_kept: boolean;
    post_ids: string[];
    body?: string;
    integration?: string;
    event?: string;
};

export type OutgoingOverview = {
    hook: OutgoingWebhook;
    state: string;
    last_delivery_at: number;
    last_outcome: string;
    reason: string;
};

export type OutgoingSettings = {
    disabled: boolean;
    disabled_reason: string;
    events: string[]; // Empty for "post".
    private_channels: boolean;
    direct_messages: boolean;
    channel_ids: string[];
    pattern: string;
    secret: string;
    old_secret_until: number;
};

export type CommandOverview = {
    command: Command;
    state: string;
    last_delivery_at: number;
    last_outcome: string;
    reason?: string;
};

export type Attempt = {
    number: number;
    at: number;
    status: number;
    reason: string;
    resolve_ms: number;
    connect_ms: number;
    tls_ms: number;
    first_byte_ms: number;
    total_ms: number;
    answer_headers: Record<string, string> | string;
    answer_body: string;
};

export type Delivery = {
    id: string;
    create_at: number;
    kind: string;
    endpoint_id: string;
    endpoint_name: string;
    team_id: string;
    channel_id: string;
    post_id: string;
    user_id: string;
    url: string;
    state: string;
    attempts: number;
    next_attempt_at: number;
    last_status: number;
    reason: string;
    request_headers?: Record<string, string> | string;
    request_body?: string;
    replay_of?: string;
    log?: Attempt[];
};

export type Option = {
    name: string;
    title: string;
    help: string;
    type: 'globs' | 'bool' | 'text' | 'number' | 'choice';
    default_value?: unknown;
    default?: unknown; // The same, as manifests name it.
    choices?: (string | {value: string; title: string})[];
};

export type Integration = {
    name: string;
    title: string;
    category: string;
    summary: string;
    events: Record<string, string>;
    options: Option[];
    ignored?: Record<string, string>;
    documentation?: string;
    signature_kind: string;
    own: boolean;
    guide?: string;
    fixtures?: string[];
};

export type Signature = {kind: string; header?: string; algorithm?: string; encoding?: string; prefix?: string};

export type Translation = {
    integration: string;
    options: Record<string, unknown>;
    filter_version: number;
    signature?: Signature;
    has_secret: boolean;
    secret?: string;
    mentions: boolean;
};

export type Preview = {
    posts?: Partial<Post>[];
    ignored?: string;
    error?: {message: string; line: number; column: number};
};

export type FilterVersion = {version: number; create_at: number; user_id: string; source: string; note?: string};

const incoming = '/hooks/incoming';

function query(of: Record<string, string | number | undefined>): string {
    const parts = Object.entries(of).filter(([, value]) => value !== undefined && value !== '');
    return new URLSearchParams(parts.map(([key, value]) => [key, String(value)])).toString();
}

// Pages of 200 until one is not full.
async function everyPage<Thing>(path: string): Promise<Thing[]> {
    const all: Thing[] = [];
    for (let page = 0; page < 25; page++) {
        const some = await heliograph<Thing[]>(`${path}&page=${page}&per_page=200`);
        all.push(...some);
        if (some.length < 200) break;
    }
    return all;
}

let listed: {at: number; answer: Promise<Integration[]>} | undefined;

// The directory is long and seldom changes: it is asked for once a minute at most.
function directory(): Promise<Integration[]> {
    if (!listed || Date.now() - listed.at > 60000) {
        const answer = heliograph<Integration[]>('/integrations');
        listed = {at: Date.now(), answer};
        answer.catch(() => (listed = undefined));
    }
    return listed.answer;
}

export const hookUrl = (id: string) => `${siteUrl}/hooks/${id}`;

export const calls = {
    hooks: (teamId: string) => everyPage<HookOverview>(`${incoming}?team_id=${teamId}`),
    hookSettings: (id: string) => heliograph<HookSettings>(`${incoming}/${id}`),
    setHook: (id: string, settings: HookSettings) => heliograph<HookSettings>(`${incoming}/${id}`, 'PUT', settings),
    rotateHook: (id: string) => heliograph<IncomingWebhook>(`${incoming}/${id}/rotate`, 'POST', {}),
    retireFormer: (id: string) => heliograph<unknown>(`${incoming}/${id}/retire`, 'POST', {}),
    received: (id: string, page: number, outcome = '', perPage = 30) =>
        heliograph<Received[]>(`${incoming}/${id}/received?${query({page, per_page: perPage, outcome})}`),
    receivedOne: (id: string, number: number) => heliograph<Received>(`${incoming}/${id}/received/${number}`),
    replay: (id: string, number: number) =>
        heliograph<Received>(`${incoming}/${id}/received/${number}/replay`, 'POST', {}),
    sample: (id: string, integration: string, fixture: string) =>
        heliograph<Received>(`${incoming}/${id}/samples`, 'POST', {integration, fixture}),
    translation: (id: string) => heliograph<Translation>(`${incoming}/${id}/translation`),
    setTranslation: (id: string, wanted: Partial<Translation>) =>
        heliograph<Translation>(`${incoming}/${id}/translation`, 'PUT', wanted),
    preview: (id: string, source: string, of: {number: number} | {request: object}) =>
        heliograph<Preview>(`${incoming}/${id}/filter/preview`, 'POST', {source, ...of}),
    versions: (id: string) => heliograph<FilterVersion[]>(`${incoming}/${id}/filter/versions`),
    saveFilter: (id: string, source: string, note: string) =>
        heliograph<FilterVersion>(`${incoming}/${id}/filter/versions`, 'POST', {source, note}),
    restoreFilter: (id: string, version: number) =>
        heliograph<FilterVersion>(`${incoming}/${id}/filter/versions/${version}/restore`, 'POST', {}),
    integrations: directory,
    integration: (name: string) => heliograph<Integration>(`/integrations/${name}`),
    logo: (name: string) => `${siteUrl}/api/heliograph/integrations/${encodeURIComponent(name)}/logo`,
    outgoing: (teamId: string) => everyPage<OutgoingOverview>(`/hooks/outgoing?team_id=${teamId}`),
    outgoingSettings: (id: string) => heliograph<OutgoingSettings>(`/hooks/outgoing/${id}`),
    setOutgoing: (id: string, settings: Partial<OutgoingSettings>) =>
        heliograph<OutgoingSettings>(`/hooks/outgoing/${id}`, 'PUT', settings),
    rotateSecret: (id: string) => heliograph<{secret: string}>(`/hooks/outgoing/${id}/rotate_secret`, 'POST', {}),
    commands: (teamId: string) => everyPage<CommandOverview>(`/commands?team_id=${teamId}`),
    deliveries: (of: {
        team_id?: string;
        endpoint_id?: string;
        kind?: string;
        state?: string;
        since?: number;
        page: number;
    }) => heliograph<Delivery[]>(`/deliveries?${query({...of, per_page: 40})}`),
    delivery: (id: string) => heliograph<Delivery>(`/deliveries/${id}`),
    replayDelivery: (id: string) => heliograph<Delivery>(`/deliveries/${id}/replay`, 'POST', {}),
    replaySince: (endpointId: string, since: number) =>
        heliograph<{count: number}>('/deliveries/replay', 'POST', {endpoint_id: endpointId, since}),
};

// What a hook answers to ?wait=true: the post, or the posts when the text was long.
export async function sendTo(url: string, payload: unknown): Promise<Post[]> {
    const response = await fetch(`${url}?wait=true`, {
        method: 'POST',
        headers: {'Content-Type': 'application/json'},
        credentials: 'omit',
        body: JSON.stringify(payload),
    });
    const answer = await response.json().catch(() => ({}));
    if (!response.ok) throw new Error(answer.detailed_error || answer.message || response.statusText);
    return Array.isArray(answer) ? answer : [answer];
}
