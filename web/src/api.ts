// Every call to the server. `client` speaks the peer's API; `heliograph` what is ours alone.
import {Client4, ClientError} from '@mattermost/client';

// Where the server lives: the page's <base>, without the slash at its end ("" at a host's root).
export const basePath = new URL(document.baseURI).pathname.replace(/\/+$/, '');
export const siteUrl = location.origin + basePath;

export const client = new Client4();
client.setUrl(siteUrl);

type Body = Record<string, unknown> | unknown[];

// A call below /api/heliograph: heliograph<Hook[]>('/hooks/incoming?team_id=...').
export const heliograph = <Answer>(path: string, method = 'GET', body?: Body) => call<Answer>(`/api/heliograph${path}`, method, body);

// Any call, also one with what `client` has no words for.
export async function call<Answer>(path: string, method = 'GET', body?: Body): Promise<Answer> {
    const options = client.getOptions({method, body: body === undefined ? undefined : JSON.stringify(body)});
    const response = await fetch(siteUrl + path, options as RequestInit);
    const answer = await response.json().catch(() => ({}));
    if (response.ok) return answer as Answer;
    throw new ClientError(siteUrl, {
        message: answer.message ?? response.statusText,
        server_error_id: answer.id,
        status_code: response.status,
        url: path,
    });
}

// One sentence for a person, whatever was thrown.
export function sentenceOf(fault: unknown): string {
    if (fault instanceof TypeError) return 'The server cannot be reached.';
    if (fault instanceof Error && fault.message) return fault.message;
    return 'That did not work.';
}

export function statusOf(fault: unknown): number {
    return fault instanceof ClientError ? (fault.status_code ?? 0) : 0;
}

export function hasSession(): boolean {
    return document.cookie.includes('MMUSERID=');
}
