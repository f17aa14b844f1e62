// How a program posts to a hook, ready to be copied.

export type Snippet = {name: string; language: string; code: string; file?: string};

export function snippetsFor(url: string): Snippet[] {
    return [
        {
            name: 'curl',
            language: 'bash',
            code: `curl -H 'Content-Type: application/json' \\\n  -d '{"text": "Hello from the command line"}' \\\n  ${url}`,
        },
        {
            name: 'GitHub Actions',
            language: 'yaml',
            code: [
                '# A step of a job. Keep the URL as the secret CHAT_WEBHOOK of the repository:',
                `# ${url}`,
                '- name: Tell the team',
                '  if: always()',
                '  env:',
                '    CHAT_WEBHOOK: ${{ secrets.CHAT_WEBHOOK }}',
                '    OUTCOME: ${{ job.status }}',
                '  run: |',
                '    curl -sS -H "Content-Type: application/json" "$CHAT_WEBHOOK" \\',
                '      -d "{\\"text\\": \\"$GITHUB_WORKFLOW on $GITHUB_REF_NAME: **$OUTCOME**\\"}"',
            ].join('\n'),
        },
        {
            name: 'Alertmanager',
            language: 'yaml',
            code: [
                '# alertmanager.yml',
                'route:',
                '  receiver: chat',
                'receivers:',
                '  - name: chat',
                '    slack_configs:',
                `      - api_url: ${url}`,
                '        send_resolved: true',
                "        title: '{{ .CommonLabels.alertname }}'",
                "        text: '{{ range .Alerts }}{{ .Annotations.summary }}{{ end }}'",
            ].join('\n'),
        },
        {
            name: 'Python',
            language: 'python',
            code: [
                'import json',
                'import urllib.request',
                '',
                'request = urllib.request.Request(',
                `    "${url}",`,
                '    data=json.dumps({"text": "Hello from Python"}).encode(),',
                '    headers={"Content-Type": "application/json"},',
                ')',
                'urllib.request.urlopen(request)',
            ].join('\n'),
        },
        {
            name: 'Node',
            language: 'javascript',
            code: [
                `await fetch('${url}', {`,
                "    method: 'POST',",
                "    headers: {'Content-Type': 'application/json'},",
                "    body: JSON.stringify({text: 'Hello from Node'}),",
                '});',
            ].join('\n'),
        },
    ];
}
