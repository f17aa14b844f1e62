// A program of others: answers what a test tells it to, remembers what it was asked, and serves one picture.
import {createServer} from 'node:http';

const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="160"><rect width="320" height="160" fill="#3a7ca5"/>
<path d="M0 130 L60 90 L120 110 L200 40 L320 80 L320 160 L0 160 Z" fill="#d9ed92"/></svg>`;

export class Program {
    asked = [];
    answers = {};

    async start() {
        this.listener = createServer(async (request, response) => {
            let body = '';
            for await (const part of request) body += part;
            if (request.url.startsWith('/picture')) {
                response.writeHead(200, {'Content-Type': 'image/svg+xml'});
                return response.end(picture);
            }
            const read = /json/.test(request.headers['content-type'] ?? '') ? JSON.parse(body) : body;
            this.asked.push({path: request.url, headers: request.headers, body: read});
            const {status = 200, ...answer} = (await this.answers[request.url]?.(read)) ?? {};
            response.writeHead(status, {'Content-Type': 'application/json'});
            response.end(JSON.stringify(answer));
        });
        await new Promise((done) => this.listener.listen(0, '127.0.0.1', done));
        this.url = `http://127.0.0.1:${this.listener.address().port}`;
        return this;
    }

    stop() {
        this.listener.closeAllConnections();
        return new Promise((done) => this.listener.close(done));
    }
}
