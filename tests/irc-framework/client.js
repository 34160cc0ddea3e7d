// One irc-framework client. Argument: how to connect, as JSON: { nick, port, transport, capabilities }. It does what it is told on its standard
// input, a JSON object a line, and tells on its standard output what irc-framework makes of what it hears, likewise.
'use strict';

const readline = require('node:readline');
const IRC = require('irc-framework');
const WebSocket = require('ws');

// Browsers have it. The server made its certificate itself; that it is the one is what other tests are about.
globalThis.WebSocket = class extends WebSocket {
  constructor(address, protocol) {
    super(address, protocol, { rejectUnauthorized: false });
  }
};

const options = JSON.parse(process.argv[2]);
const isWeb = options.transport === 'ws' || options.transport === 'wss';
const client = new IRC.Client();

const tell = (event, about) => process.stdout.write(JSON.stringify({ event, ...about }) + '\n');

client.requestCap(options.capabilities);
client.connect({
  host: 'localhost',
  port: options.port,
  path: '/ws',
  tls: options.transport === 'tls' || options.transport === 'wss',
  rejectUnauthorized: false,
  nick: options.nick,
  username: options.nick,
  gecos: `${options.nick} in irc-framework`,
  enable_echomessage: true,
  enable_chghost: true,
  enable_setname: true,
  auto_reconnect: false,
  websocket_protocol: isWeb ? 'text.ircv3.net' : undefined,
  ...(isWeb ? { transport: require('irc-framework/src/transports/websocket') } : {}),
});

client.on('registered', () => tell('registered', { capabilities: client.network.cap.enabled }));
client.on('join', (e) => tell('join', { nick: e.nick, room: e.channel }));
client.on('quit', (e) => tell('quit', { nick: e.nick, message: e.message }));
client.on('topic', (e) => tell('topic', { room: e.channel, topic: e.topic }));
client.on('userlist', (e) => tell('userlist', { room: e.channel, nicks: e.users.map((user) => user.nick) }));
for (const verb of ['privmsg', 'notice', 'tagmsg', 'action'])
  client.on(verb, (e) => tell(verb, { nick: e.nick, target: e.target, text: e.message, tags: e.tags, batch: e.batch?.type ?? null }));
client.on('batch end', (e) => tell('batch', { type: e.type, params: e.params, count: e.commands.length }));
client.on('irc error', (e) => tell('error', { error: e.error, reason: e.reason }));
client.on('unknown command', (e) => tell('unknown', { verb: e.command, params: e.params, tags: e.tags }));
client.on('socket error', (e) => tell('failed', { reason: String(e?.message ?? e) }));
client.on('socket close', () => tell('closed', {}));

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const todo = JSON.parse(line);
  switch (todo.do) {
    case 'join': client.join(todo.room); break;
    case 'say': client.say(todo.target, todo.text, todo.tags); break;
    case 'tag': client.tagmsg(todo.target, todo.tags); break;
    case 'topic': client.setTopic(todo.room, todo.text); break;
    case 'raw': client.raw(todo.line); break;
    case 'quit': client.quit(todo.text); break;
  }
}).on('close', () => process.exit(0));
