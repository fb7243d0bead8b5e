// One stream of events for all tabs: browsers allow six connections to a server, tabs share them.
"use strict";

const ports = new Set();
const events = new EventSource("/_blogkit/events");

const tell = (message) => {
  for (const port of ports) port.postMessage(message);
};

events.onmessage = (event) => tell(event.data);
events.onopen = () => tell("{}"); // something may have changed while nobody listened

self.onconnect = (event) => {
  const port = event.ports[0];
  ports.add(port);
  port.onmessage = () => ports.delete(port);
};
